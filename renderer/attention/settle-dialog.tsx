import { Button, Modal, Progress } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { fieldOfPlace } from '#domain/record/settle.ts';
import { useData } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';
import classes from './attention.module.css';
import { type ConflictItem, fieldsIn } from './attention-items.ts';
import { planSettle, type Rule, type SettlePlan } from './bulk-rules.ts';
import { runSettle, valueCount } from './run-settle.ts';
import { placeLabel, valueText } from './use-conflict-words.ts';

type Props = {
  readonly title: string;
  readonly rule: Rule;
  readonly items: readonly ConflictItem[];
  readonly onBegin: () => void;
  readonly onClose: () => void;
  readonly onDone: (text: string, undo: (() => Promise<void>) | null) => void;
};

/** So many lines of a preview are shown; the rest is counted. */
const mostLines = 200;

/** Shows what a rule would change, then does it where it can be watched and stopped. */
export function SettleDialog({ title, rule, items, onBegin, onClose, onDone }: Props) {
  const data = useData();
  const [shown] = useState(items);
  const plan = useMemo(() => planSettle(shown, rule, data), [shown, rule, data]);
  const [done, setDone] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  const isRunning = done !== null;
  const run = async () => {
    setDone(0);
    onBegin();
    const { written, undo } = await runSettle(data, plan, {
      signal: stop.current.signal,
      onProgress: setDone,
    });
    onDone(`Decided in ${written.toLocaleString()} of ${plan.edits.length.toLocaleString()}.`, undo);
    onClose();
  };
  return (
    <Modal
      opened
      size={640}
      title={title}
      onClose={isRunning ? () => stop.current.abort() : onClose}
      closeOnClickOutside={!isRunning}
    >
      {isRunning ? (
        <Progress
          value={(100 * done) / Math.max(1, plan.edits.length)}
          aria-label="Progress"
          transitionDuration={0}
        />
      ) : (
        <Preview plan={plan} />
      )}
      <div className={classes.dialogActions}>
        <Button onClick={isRunning ? () => stop.current.abort() : onClose}>Cancel</Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={isRunning || plan.planned.length === 0}
          onClick={() => void run()}
        >
          Decide {valueCount(plan.planned.length)}
        </Button>
      </div>
    </Modal>
  );
}

function Preview({ plan: { planned, leftOut } }: { readonly plan: SettlePlan }) {
  const names = useNames();
  const taken = planned.filter(({ isTaken }) => isTaken).length;
  const text = ({ subject, conflict }: ConflictItem, value: unknown) =>
    valueText(fieldOfPlace(fieldsIn[subject.collection], conflict.field)?.field, value, names);
  const where = ({ subject, conflict }: ConflictItem) =>
    `${subject.name}, ${placeLabel(fieldsIn[subject.collection], conflict.field)}`;
  return (
    <>
      <p className={classes.lead}>
        {valueCount(taken)} would change, {(planned.length - taken).toLocaleString()} would stay as they
        stand. It counts on every computer, and can be undone.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing else to focus needs the keyboard */}
      <section className={classes.preview} aria-label="What would change" tabIndex={0}>
        <table>
          <tbody>
            {planned.slice(0, mostLines).map(({ item, from, to, isTaken }) => (
              <tr key={item.id}>
                <th scope="row">{where(item)}</th>
                <td>
                  {isTaken
                    ? `“${text(item, from)}” becomes “${text(item, to)}”`
                    : `“${text(item, from)}” stays`}
                </td>
              </tr>
            ))}
            {leftOut.slice(0, mostLines).map(({ item, why }) => (
              <tr key={item.id}>
                <th scope="row">{where(item)}</th>
                <td className="muted">Left out. {why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {planned.length > mostLines && (
        <p className="hint">and {(planned.length - mostLines).toLocaleString()} more</p>
      )}
    </>
  );
}
