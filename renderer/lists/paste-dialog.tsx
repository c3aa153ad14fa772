import { Button, Modal, Progress, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { listHasField } from '#domain/company/list-entry.ts';
import { type ListKind, listKinds } from '#domain/company/list-kinds.ts';
import { readPastedEntries } from '#domain/company/pasted-entries.ts';
import { useData } from '../data-context.tsx';
import { useEntries } from '../parts/entries.ts';
import { addPasted, linesToAdd } from './add-pasted.ts';
import classes from './list-page.module.css';
import { PastePreview } from './paste-preview.tsx';

type Props = {
  readonly kind: ListKind;
  readonly onClose: () => void;
  /** Told what became of it, in a sentence. */
  readonly onDone: (text: string) => void;
};

/** Adds many entries from a pasted list, after saying what each line would do. */
export function PasteDialog({ kind, onClose, onDone }: Props) {
  const data = useData();
  const entries = useEntries(kind);
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const lines = useMemo(() => readPastedEntries(kind, read, entries), [kind, read, entries]);
  const [running, setRunning] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef(new AbortController());
  const total = linesToAdd(lines).length;
  const leave = () => (running ? stop.current.abort() : onClose());

  const add = async () => {
    setRunning({ done: 0, total });
    const onProgress = (done: number) => setRunning({ done, total });
    const done = await addPasted(data, kind, lines, { onProgress, signal: stop.current.signal });
    onDone(addedWords(kind, done, total));
    onClose();
  };

  return (
    <Modal opened size={640} onClose={leave} title={`Paste ${listKinds[kind].many.toLowerCase()}`}>
      {running ? (
        <div className={classes.progress}>
          <Progress value={(running.done / running.total) * 100} aria-label="Added" />
          <span className="num" role="status">
            {running.done.toLocaleString()} of {running.total.toLocaleString()}
          </span>
        </div>
      ) : (
        <>
          <Textarea
            label="The list"
            description={hintOf(kind)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data-autofocus
            rows={8}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <PastePreview lines={lines} />
        </>
      )}
      <div className={classes.actions}>
        <span className="grow" />
        <Button onClick={leave}>Cancel</Button>
        {!running && (
          <Button variant="filled" disabled={total === 0 || read !== text} onClick={() => void add()}>
            {total === 0 ? 'Add' : `Add ${total.toLocaleString()}`}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function hintOf(kind: ListKind): string {
  const [start, more] = ['One a line, or copied from a spreadsheet with the name first', 'in any order'];
  if (listHasField(kind, 'zipPatterns')) return `${start}, then colour and ZIP patterns ${more}.`;
  if (listHasField(kind, 'parentId')) return `${start}, then colour and the label it lies in ${more}.`;
  return `${start}.`;
}

function addedWords(kind: ListKind, done: number, total: number): string {
  const { one, many } = listKinds[kind];
  const added = `${done.toLocaleString()} ${(done === 1 ? one : many).toLowerCase()} added.`;
  return done < total ? `Stopped: ${added}` : added;
}
