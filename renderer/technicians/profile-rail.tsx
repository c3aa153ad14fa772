import { Button } from '@mantine/core';
import type { Fields } from '#domain/record/field.ts';
import { fieldOfPlace } from '#domain/record/settle.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { type ConflictItem, conflictsOfTechnician, flagItems } from '../attention/attention-items.ts';
import { ConflictChoice } from '../attention/conflict-choice.tsx';
import { FlagChoice } from '../attention/flag-choice.tsx';
import { FlagSummary } from '../attention/flag-summary.tsx';
import { useConflictWords } from '../attention/use-conflict-words.ts';
import { AccountCard, NotificationsCard } from './account-card.tsx';
import classes from './profile-page.module.css';

type Props = {
  readonly technician: Technician | null;
  /** The sections that are on screen; what is to decide about a field elsewhere is settled here. */
  readonly sections: readonly string[];
  readonly onGo: (fieldName: string) => void;
};

/** Beside the form: what is to decide, and the account. */
export function ProfileRail({ technician, ...shown }: Props) {
  if (!technician) return <aside className={classes.rail} />;
  return (
    <aside className={classes.rail} aria-label="About this technician">
      <ToDecide technician={technician} {...shown} />
      <AccountCard technician={technician} />
      <NotificationsCard technician={technician} />
    </aside>
  );
}

const fields: Fields = technicianFields;

/** Values that wait for a person: changed in two places (S5, R50), or taken by somebody else (S10, R51). */
function ToDecide({ technician, sections, onGo }: Props & { readonly technician: Technician }) {
  if (toDecide(technician) === 0) return null;
  const fieldShown = (place: string): string | null => {
    const found = fieldOfPlace(fields, place);
    return found?.field.section && sections.includes(found.field.section) ? found.name : null;
  };
  return (
    <section className="card" aria-labelledby="to-decide">
      <h2 id="to-decide">To decide</h2>
      {conflictsOfTechnician(technician).map((item) => (
        <OneConflict key={item.id} item={item} shownAt={fieldShown(item.conflict.field)} onGo={onGo} />
      ))}
      {flagItems([technician]).map((item) => {
        const shownAt = fieldShown(item.flag.field);
        return (
          <div key={item.id} className={classes.conflict}>
            {shownAt ? <FlagSummary item={item} /> : <FlagChoice item={item} />}
            {shownAt && <GoTo name={shownAt} onGo={onGo} />}
          </div>
        );
      })}
    </section>
  );
}

type OneProps = Pick<Props, 'onGo'> & { readonly item: ConflictItem; readonly shownAt: string | null };

/** The buttons stand at the field where it is on screen, and here where it is not. */
function OneConflict({ item, shownAt, onGo }: OneProps) {
  const { label, sides } = useConflictWords()(item);
  return (
    <div className={classes.conflict}>
      <div>
        <strong>{label}</strong> was changed in two places
      </div>
      {shownAt ? (
        <>
          <p className={classes.both}>{sides.map(({ text }) => `“${text}”`).join(' or ')}</p>
          <GoTo name={shownAt} onGo={onGo} />
        </>
      ) : (
        <ConflictChoice item={item} />
      )}
    </div>
  );
}

const GoTo = ({ name, onGo }: { readonly name: string; readonly onGo: Props['onGo'] }) => (
  <Button variant="subtle" size="compact-sm" onClick={() => onGo(name)}>
    Go to {fields[name]?.label}
  </Button>
);
