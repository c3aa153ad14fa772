import { Button, CopyButton, Progress } from '@mantine/core';
import type { Technician } from '#domain/technician/fields.ts';
import dialogs from '../dialogs.module.css';
import type { BulkAction, LeftOut } from './bulk-plan.ts';
import { doneLine, type Outcome, summaryText } from './bulk-summary.ts';
import { type Listed, PeopleList } from './people-list.tsx';
import { takeFocus } from './take-focus.ts';

export const listed = ({ id, name }: Technician): Listed => ({ id, name: name ?? id });

/** Who is left out, with the reason (R41). */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const people = leftOut.map(({ technician, why }) => ({ ...listed(technician), note: why }));
  return <PeopleList heading={`Left out (${leftOut.length.toLocaleString()})`} people={people} />;
}

type RunningProps = { readonly done: number; readonly all: number; readonly onCancel: () => void };

export function Running({ done, all, onCancel }: RunningProps) {
  return (
    <>
      <p role="status" className={`num ${dialogs.lead}`}>
        {done.toLocaleString()} of {all.toLocaleString()}
      </p>
      <Progress value={(100 * done) / all} aria-label="Progress" transitionDuration={0} />
      <div className={dialogs.actions}>
        <span className="grow" />
        <Button ref={takeFocus} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </>
  );
}

type OverProps = { readonly action: BulkAction; readonly outcome: Outcome; readonly onClose: () => void };

/** What came of it, to be read here and copied. */
export function Over({ action, outcome, onClose }: OverProps) {
  const { done, notDone, leftOut } = outcome;
  return (
    <>
      <p role="status" className={dialogs.lead}>
        {doneLine(action, done.length)}.{' '}
        {(action === 'invite' || action === 'reset') && 'Sent when the server is reached.'}
      </p>
      <PeopleList heading={`Done (${done.length.toLocaleString()})`} people={done.map(listed)} />
      <PeopleList heading={`Not done (${notDone.length.toLocaleString()})`} people={notDone.map(listed)} />
      <LeftOutList leftOut={leftOut} />
      <div className={dialogs.actions}>
        <CopyButton value={summaryText(action, outcome)}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy summary'}</Button>}
        </CopyButton>
        <span className="grow" />
        <Button ref={takeFocus} variant="filled" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  );
}
