import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { can } from '#domain/access/roles.ts';
import { emailKey } from '#domain/record/email.ts';
import type { Fields } from '#domain/record/field.ts';
import type { Flag } from '#domain/record/own-fields.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { technicianProblems } from '#domain/technician/rules.ts';
import { useData, useRecord } from '../data-context.tsx';
import { displayText } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import classes from './profile-page.module.css';

type Props = { readonly id: string; readonly flag: Flag; readonly technician: Technician };

/** A phone or an email that somebody else has (S10, R51): one click leaves it there or takes it over. */
export function TakenValue({ id, flag, technician }: Props) {
  const data = useData();
  const names = useNames();
  const other = useRecord(data.technicians, flag.other);
  const fields: Fields = technicianFields;
  const field = fields[flag.field];
  const text = field ? displayText(field, flag.value, names) : String(flag.value ?? '');
  const holds = Boolean(other) && isSame(other?.[flag.field as keyof Technician], flag.value);
  const lock =
    (holds && other && (field?.locked?.(other) ?? lastContactOf(other, flag.field))) ||
    field?.locked?.(technician) ||
    null;
  const { [id]: _, ...rest } = technician.flags ?? {};
  const settle = (changes: object) =>
    data.write.change('technicians', technician.id, { flags: rest, ...changes });
  const takeOver = async () => {
    // In this order: the server gives the value away before it is asked for.
    if (holds && other) await data.write.change('technicians', other.id, { [flag.field]: null });
    await settle({ [flag.field]: flag.value });
  };
  return (
    <div className={classes.conflict}>
      <div>
        <strong>{field?.label ?? flag.field}</strong> “{text}”{' '}
        {holds && other ? (
          <>
            belongs to <Link to={`/technicians/${other.id}`}>{other.name}</Link> already
          </>
        ) : (
          'waits here and is free now'
        )}
      </div>
      {can(data, 'editEmployee') && (
        <div className={classes.keeps}>
          <Button onClick={() => void settle({})}>
            <span className={classes.clip}>{holds && other ? `Keep it with ${other.name}` : 'Drop it'}</span>
          </Button>
          <Button disabled={lock !== null} title={lock ?? undefined} onClick={() => void takeOver()}>
            Keep it here
          </Button>
        </div>
      )}
      {lock && <span className="hint">{lock}</span>}
    </div>
  );
}

/** Why the value can't be taken from somebody who would be left without any (R16, R17), or null. */
function lastContactOf(other: Technician, field: string): string | null {
  const [problem] = technicianProblems({ ...other, [field]: null }, new Set([field]));
  return problem
    ? `${other.name} would have neither a phone nor an email. Add one there first, or keep it with ${other.name}.`
    : null;
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && emailKey(a) === emailKey(b);
