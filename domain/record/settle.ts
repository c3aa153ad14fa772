import type { AnyRecord, Field, Fields } from './field.ts';
import type { Conflict, Flag } from './own-fields.ts';
import { fieldValue, same, withFieldValue } from './value.ts';

/** A record in which values may wait for a person (S5, S10). */
export type Decidable = {
  readonly conflicts?: Readonly<Record<string, Conflict>> | null | undefined;
  readonly flags?: Readonly<Record<string, Flag>> | null | undefined;
};

/** The declared field of a place; a key of a map is named behind a dot (`permissionOverrides.editEmployee`). */
export function fieldOfPlace(
  fields: Fields,
  place: string,
): { readonly name: string; readonly field: Field } | null {
  for (let name = place; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const field = fields[name];
    if (field) return { name, field };
  }
  return null;
}

/** The changes that take these entries away and leave every value as it stands. */
export function withoutEntries({ conflicts, flags }: Decidable, ids: ReadonlySet<string>): AnyRecord {
  const maps = { conflicts, flags } as const;
  return Object.fromEntries(
    Object.entries(maps).flatMap(([name, map]) => {
      const rest = Object.entries(map ?? {}).filter(([id]) => !ids.has(id));
      return rest.length === Object.keys(map ?? {}).length ? [] : [[name, Object.fromEntries(rest)]];
    }),
  );
}

/** The change that sets a place, by the name of the declared field that it lies in. */
export function placeChange(fields: Fields, record: AnyRecord, place: string, value: unknown): AnyRecord {
  const name = fieldOfPlace(fields, place)?.name ?? place;
  const changed = withFieldValue(record, place, value);
  return { [name]: fieldValue(changed, name) ?? null };
}

/** The changes that take away the entries that new values settle: whoever typed those had both sides on screen. */
export function settledBy(record: Decidable & AnyRecord, changes: AnyRecord): AnyRecord {
  const entries = [...Object.entries(record.conflicts ?? {}), ...Object.entries(record.flags ?? {})];
  let changed: AnyRecord = record;
  for (const [name, value] of Object.entries(changes)) changed = withFieldValue(changed, name, value);
  const isNew = (place: string) => !same(fieldValue(record, place), fieldValue(changed, place));
  const settled = entries.filter(([, { field }]) => isNew(field)).map(([id]) => id);
  return withoutEntries(record, new Set(settled));
}
