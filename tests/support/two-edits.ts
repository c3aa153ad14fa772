import { z } from 'zod';
import type { AnyRecord } from '#domain/record/field.ts';
import { entries, field, text } from '#domain/record/kinds.ts';
import { conflictsField, type Edit, editField, idField } from '#domain/record/own-fields.ts';
import { type Merged, merge, type SetBy } from '#domain/sync/merge.ts';

const home = z.strictObject({ street: z.string().optional(), city: z.string().optional() });

/** One field of every kind of merge, a dotted one among them. */
export const fields = {
  id: idField,
  name: text({ label: 'Name' }),
  memo: text({ label: 'Memo' }),
  'pay.rate': text({ label: 'Rate' }),
  skills: entries('skill', { label: 'Skills' }),
  home: field(home, { label: 'Home', merge: 'unit' }),
  rights: field(z.record(z.string(), z.boolean()), { label: 'Rights', merge: 'map' }),
  conflicts: conflictsField('editEmployee'),
  edit: editField,
} as const;

export const edit = (id: string, by: string, after?: string[]): Edit => ({
  id,
  by,
  at: `2026-11-24T0${id.length % 10}:00:00.000Z`,
  device: `${by}'s laptop`,
  ...(after ? { after } : {}),
});

export const kim = edit('k1', 'kim');
export const lee = edit('l1', 'lee');

/** Who set a place, as a store would know it from the changes that it wrote. */
const setByOf = (merged: Merged, author: Edit): SetBy => {
  const moved = new Set(merged.changes.filter(({ waits }) => !waits).map(({ field }) => field));
  return (place) => (moved.has(place) ? author : undefined);
};

/** Two edits that were made on one base and reach the server one after the other. */
export function meet(base: AnyRecord, first: AnyRecord, second: AnyRecord, [a, b] = [kim, lee]) {
  const one = merge(fields, { base, mine: first, theirs: base }, a, () => undefined);
  return { one, two: merge(fields, { base, mine: second, theirs: one.record }, b, setByOf(one, a)) };
}
