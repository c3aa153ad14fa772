import { Button } from '@mantine/core';
import { useData, useRecords } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import type { RecordForm } from '../parts/form/use-record-form.ts';
import classes from './profile-page.module.css';

type Props = {
  readonly form: RecordForm;
  /** When this form was last saved, in milliseconds since 1970; null before. */
  readonly savedAt: number | null;
  readonly recordId: string | null;
  readonly onSave: () => void;
};

/** What is not saved, what became of what was, and the way to save. */
export function SaveBar({ form, savedAt, recordId, onSave }: Props) {
  const count = form.dirty.length;
  return (
    <footer className={classes.savebar}>
      <span role="status">
        {count > 0 ? (
          <>
            <span className="pill warn">
              {count === 1 ? '1 change not saved' : `${count} changes not saved`}
            </span>{' '}
            <span className="hint">
              {form.draftAt
                ? `Draft of ${formatMoment(form.draftAt)} taken up again.`
                : 'Draft kept on this computer.'}
            </span>
          </>
        ) : (
          <Saved savedAt={savedAt} recordId={recordId} />
        )}
      </span>
      <span className="grow" />
      {count > 0 && (
        <Button variant="subtle" color="gray" onClick={form.discard}>
          Discard
        </Button>
      )}
      {count === 0 && form.undoDiscard && (
        <Button variant="subtle" color="gray" onClick={form.undoDiscard}>
          Undo discard
        </Button>
      )}
      <Button variant="filled" onClick={onSave} rightSection={<kbd aria-hidden="true">Ctrl S</kbd>}>
        Save Changes
      </Button>
    </footer>
  );
}

function Saved({ savedAt, recordId }: { readonly savedAt: number | null; readonly recordId: string | null }) {
  const outbox = useRecords(useData().outbox);
  const isWaiting = outbox.some((entry) => entry.recordId === recordId && entry.state === 'waiting');
  if (isWaiting) return <span className="muted">Saved on this computer. Waiting for the server.</span>;
  if (savedAt !== null) return <span className="muted">Saved, and taken by the server.</span>;
  return null;
}
