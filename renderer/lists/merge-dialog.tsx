import { Button, Modal, Progress, Select } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { can } from '#domain/access/roles.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { listKinds } from '#domain/company/list-kinds.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useEntries } from '../parts/entries.ts';
import classes from './list-page.module.css';
import { type MergePlan, planMerge } from './merge-plan.ts';
import { runMerge } from './run-merge.ts';
import { people } from './words.ts';

type Props = {
  readonly entry: ListEntry;
  readonly onClose: () => void;
  /** Told what became of it, in a sentence. */
  readonly onDone: (text: string) => void;
};

/** Merges an entry into another of its list: whoever has it gets the other, and it is retired. */
export function MergeDialog({ entry, onClose, onDone }: Props) {
  const { into, pick, plan, choices } = useMergeChoice(entry);
  const { done, start, cancel } = useMerge(entry, onClose, onDone);
  const mayMerge = can(useData(), 'editEmployee') || plan?.profiles.length === 0;
  const total = plan?.profiles.length ?? 0;
  const leave = () => (done === null ? onClose() : cancel());

  return (
    <Modal opened onClose={leave} title={`Merge ${entry.name}`}>
      <Select
        label="Merge into"
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={into?.id ?? null}
        onChange={pick}
        disabled={done !== null}
        searchable
        data-autofocus
        placeholder="Choose"
        nothingFoundMessage="Nothing found"
        limit={200}
      />
      {into && plan && <Consequences entry={entry} into={into} plan={plan} />}
      {plan && !mayMerge && <p className={classes.trouble}>You may not change the profiles that have it.</p>}
      {done !== null && (
        <div className={classes.progress}>
          <Progress value={total === 0 ? 100 : (done / total) * 100} aria-label="Profiles changed" />
          <span className="num" role="status">
            {done.toLocaleString()} of {total.toLocaleString()}
          </span>
        </div>
      )}
      <div className={classes.actions}>
        <span className="grow" />
        <Button onClick={leave}>Cancel</Button>
        <Button
          variant="filled"
          disabled={!into || !plan || !mayMerge || done !== null}
          onClick={() => into && plan && void start(into, plan)}
        >
          Merge
        </Button>
      </div>
    </Modal>
  );
}

function useMergeChoice(entry: ListEntry) {
  const technicians = useRecords(useData().technicians);
  const entries = useEntries(entry.kind);
  const [intoId, pick] = useState<string | null>(null);
  const choices = entries.filter(({ id, active }) => id !== entry.id && active !== false);
  const into = choices.find(({ id }) => id === intoId);
  const plan = useMemo(
    () => (into ? planMerge(entry, into, { technicians, entries }) : null),
    [entry, into, technicians, entries],
  );
  return { into, pick, plan, choices };
}

function useMerge(entry: ListEntry, onClose: () => void, onDone: (text: string) => void) {
  const data = useData();
  const stop = useRef(new AbortController());
  const [done, setDone] = useState<number | null>(null);
  const start = async (into: ListEntry, plan: MergePlan) => {
    const { signal } = stop.current;
    setDone(0);
    onDone(await runMerge(data, [entry, into], plan, { onProgress: setDone, signal }));
    onClose();
  };
  return { done, start, cancel: () => stop.current.abort() };
}

type ConsequencesProps = { readonly entry: ListEntry; readonly into: ListEntry; readonly plan: MergePlan };

function Consequences({ entry, into, plan }: ConsequencesProps) {
  const { one, many } = listKinds[entry.kind];
  const count = plan.profiles.length;
  const patterns = plan.entries.some(({ changes }) => 'zipPatterns' in changes);
  const inside = plan.entries.filter(({ id, changes }) => id !== into.id && 'parentId' in changes).length;
  return (
    <ul className={classes.consequences}>
      <li>
        {count === 0
          ? `No technician has ${entry.name}.`
          : `${people(count)} ${count === 1 ? 'has' : 'have'} ${entry.name} and ${count === 1 ? 'gets' : 'get'} ${into.name} instead.`}
      </li>
      {patterns && <li>Its ZIP patterns go to {into.name}.</li>}
      {inside > 0 && (
        <li>
          {inside} {(inside === 1 ? one : many).toLowerCase()} inside it {inside === 1 ? 'goes' : 'go'} to{' '}
          {into.name}.
        </li>
      )}
      <li>{entry.name} is retired.</li>
    </ul>
  );
}
