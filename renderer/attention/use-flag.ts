import { permissions } from '#domain/access/permissions.ts';
import { can } from '#domain/access/roles.ts';
import { emailKey } from '#domain/record/email.ts';
import type { Fields } from '#domain/record/field.ts';
import { placeChange, withoutEntries } from '#domain/record/settle.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { technicianProblems } from '#domain/technician/rules.ts';
import { useData, useRecord } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import type { FlagItem } from './attention-items.ts';
import { valueText } from './use-conflict-words.ts';

const fields: Fields = technicianFields;

/** A phone or an email that somebody else has (S10, R51): what it says, and the two ways to settle it. */
export function useFlag({ technician, entryId, flag }: FlagItem) {
  const data = useData();
  const names = useNames();
  const found = useRecord(data.technicians, flag.other);
  const field = fields[flag.field];
  const label = field?.label ?? flag.field;
  const text = valueText(field, flag.value, names);
  // They may have given it up since.
  const holder = found && isSame(found[flag.field as keyof Technician], flag.value) ? found : null;
  const lock =
    (holder && (field?.locked?.(holder) ?? lastContactOf(holder, flag.field))) ||
    field?.locked?.(technician) ||
    null;
  const needed = [fields.flags?.write, field?.write].find(
    (each) => each && (each === 'server' || !can(data, each)),
  );
  const settle = (words: string, more: object) => {
    const changes = { ...withoutEntries(technician, new Set([entryId])), ...more };
    return changeProfiles(data, words, [{ id: technician.id, changes }]);
  };
  return {
    label,
    text,
    holder,
    lock,
    why:
      needed && needed !== 'server'
        ? `To decide this you need the permission ${permissions[needed].label}.`
        : null,
    mayDecide: needed === undefined,
    leave: () =>
      settle(holder ? `Kept “${text}” with ${holder.name}` : `Dropped “${text}” of ${technician.name}`, {}),
    takeOver: async () => {
      // In this order: the server gives the value away before it is asked for.
      if (holder)
        await changeProfiles(data, `Took “${text}” from ${holder.name}`, [
          { id: holder.id, changes: { [flag.field]: null } },
        ]);
      await settle(
        `Kept “${text}” with ${technician.name}`,
        placeChange(fields, technician, flag.field, flag.value),
      );
    },
  };
}

/** Why the value can't be taken from somebody who would be left without any (R16, R17), or null. */
function lastContactOf(holder: Technician, field: string): string | null {
  const [problem] = technicianProblems({ ...holder, [field]: null }, new Set([field]));
  return problem
    ? `${holder.name} would have neither a phone nor an email. Add one there first, or keep it with ${holder.name}.`
    : null;
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && emailKey(a) === emailKey(b);
