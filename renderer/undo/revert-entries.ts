import { can } from '#domain/access/roles.ts';
import { listEntryFields } from '#domain/company/list-entry.ts';
import type { Field, Fields } from '#domain/record/field.ts';
import { fieldValue, sameValue } from '#domain/record/value.ts';
import type { AppData } from '../data/app-data.ts';
import type { ChangedEntry } from './undo-stack.ts';
import type { Stay } from './undo-words.ts';

type Data = Pick<AppData, 'lists' | 'permissions'>;

const fieldOf = (name: string): Field | undefined => (listEntryFields as Fields)[name];

/** The way back for entries of lists, the last change first, as far as it is open; what stays is added to `stays`. */
export const inverseEntries = (
  data: Data,
  entries: readonly ChangedEntry[] = [],
  stays: Stay[],
): ChangedEntry[] => entries.toReversed().flatMap((entry) => inverseOf(data, entry, stays) ?? []);

function inverseOf(data: Data, { id, before, after }: ChangedEntry, stays: Stay[]): ChangedEntry | null {
  const names = Object.keys(before).filter((name) => {
    const why = whyNot(data, id, name, after[name]);
    const field = fieldOf(name)?.label ?? name;
    if (why) stays.push({ id, name: data.lists.get(id)?.name ?? id, field, why });
    return why === null;
  });
  if (names.length === 0) return null;
  const only = (values: ChangedEntry['after']) =>
    Object.fromEntries(names.map((name) => [name, values[name]]));
  return { id, before: only(after), after: only(before) };
}

/** Why a field is not taken back, or null. */
function whyNot(data: Data, id: string, name: string, left: unknown): string | null {
  const [field, standing] = [fieldOf(name), data.lists.get(id)];
  if (!standing) return 'not on this computer any more';
  if (!field || !sameValue(field, fieldValue(standing, name), left)) return 'changed meanwhile';
  return field.write === 'server' || !can(data, field.write) ? 'you may not change it any more' : null;
}
