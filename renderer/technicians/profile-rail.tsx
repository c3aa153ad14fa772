import { Button } from '@mantine/core';
import { can } from '#domain/access/roles.ts';
import type { Fields } from '#domain/record/field.ts';
import type { Conflict } from '#domain/record/own-fields.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { useData } from '../data-context.tsx';
import { displayText, formatMoment } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import { AccountCard, NotificationsCard } from './account-card.tsx';
import classes from './profile-page.module.css';
import { TakenValue } from './taken-value.tsx';

/** Beside the form: what is to decide, and the account. */
export function ProfileRail({ technician }: { readonly technician: Technician | null }) {
  if (!technician) return <aside className={classes.rail} />;
  return (
    <aside className={classes.rail} aria-label="About this technician">
      <ToDecide technician={technician} />
      <AccountCard technician={technician} />
      <NotificationsCard technician={technician} />
    </aside>
  );
}

/** Values that wait for a person: changed in two places (S5, R50), or taken by somebody else (S10, R51). */
function ToDecide({ technician }: { readonly technician: Technician }) {
  const conflicts = Object.entries(technician.conflicts ?? {});
  const flags = Object.entries(technician.flags ?? {});
  if (toDecide(technician) === 0) return null;
  return (
    <section className="card" aria-labelledby="to-decide">
      <h2 id="to-decide">To decide</h2>
      {conflicts.map(([id, conflict]) => (
        <OneConflict key={id} id={id} conflict={conflict} technician={technician} />
      ))}
      {flags.map(([id, flag]) => (
        <TakenValue key={id} id={id} flag={flag} technician={technician} />
      ))}
    </section>
  );
}

type OneProps = { readonly id: string; readonly conflict: Conflict; readonly technician: Technician };

function OneConflict({ id, conflict, technician }: OneProps) {
  const data = useData();
  const names = useNames();
  const fields: Fields = technicianFields;
  const field = fields[conflict.field] ?? fields[conflict.field.split('.')[0] ?? ''];
  const label = field?.label ?? conflict.field;
  const text = (value: unknown) =>
    (field ? displayText(field, value, names) : String(value ?? '')) || 'nothing';
  const who = (by: string) => (by === data.session.user.id ? 'you' : (names.person(by) ?? 'somebody'));
  const settle = (value: unknown, isKept: boolean) => {
    const { [id]: _, ...rest } = technician.conflicts ?? {};
    void data.write.change('technicians', technician.id, {
      conflicts: rest,
      ...(isKept ? {} : { [conflict.field]: value ?? null }),
    });
  };
  const sides = [
    { said: conflict.kept, isKept: true },
    { said: conflict.other, isKept: false },
  ];
  return (
    <div className={classes.conflict}>
      <div>
        <strong>{label}</strong> was changed in two places
      </div>
      <ul>
        {sides.map(({ said, isKept }) => (
          <li key={String(isKept)} data-kept={isKept || undefined}>
            <span>“{text(said.value)}”</span>
            <span className="hint">
              {who(said.by)}, {formatMoment(said.at)}, {said.device}
            </span>
          </li>
        ))}
      </ul>
      {can(data, 'editEmployee') && (
        <div className={classes.keeps}>
          {sides.map(({ said, isKept }) => (
            <Button key={String(isKept)} onClick={() => settle(said.value, isKept)}>
              <span className={classes.clip}>Keep “{text(said.value)}”</span>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
