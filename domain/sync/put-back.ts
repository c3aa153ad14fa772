import type { Actor } from '../access/roles.ts';
import { hiddenFields } from '../access/visible.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import { fieldValue, same, withFieldValue } from '../record/value.ts';
import type { WireRecord } from './wire.ts';

type Sides = {
  readonly base: AnyRecord;
  readonly mine: WireRecord;
  readonly theirs: WireRecord | undefined;
};

type Known = {
  readonly actor: Actor;
  /** The pushed state that an edit was applied with, by its id. */
  readonly appliedAs: (editId: string) => WireRecord | undefined;
};

/**
 * What stands, with the entries to decide that an undo puts back (S5). Only the server adds entries, so an entry comes
 * back only where the journal has the edit that typed its value, by the same person, then and there.
 */
export function withPutBack(
  fields: Fields,
  { base, mine, theirs }: Sides,
  known: Known,
): WireRecord | undefined {
  if (!theirs) return theirs;
  let standing: AnyRecord = theirs;
  const hidden = hiddenFields(fields, known.actor);
  for (const [name, { merge, schema }] of Object.entries(fields)) {
    if (merge !== 'settle') continue;
    const there = entriesOf(theirs, name);
    const back = Object.entries(entriesOf(mine, name)).filter(
      ([key, entry]) =>
        !Object.hasOwn(there, key) &&
        !Object.hasOwn(entriesOf(base, name), key) &&
        schema.safeParse({ [key]: entry }).success &&
        !hidden.has(placeOf(entry)) &&
        isJournaled(key, entry as AnyRecord, known),
    );
    if (back.length > 0) standing = withFieldValue(standing, name, { ...there, ...Object.fromEntries(back) });
  }
  return standing as WireRecord;
}

const entriesOf = (record: AnyRecord, name: string): AnyRecord => {
  const map = fieldValue(record, name);
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? (map as AnyRecord) : {};
};

const placeOf = (entry: unknown): string => String((entry as AnyRecord).field);

/** Entries lie under `<edit id>_<field>`; an id may have a `_` of its own, a field has none. */
function isJournaled(key: string, entry: AnyRecord, { appliedAs }: Known): boolean {
  const place = placeOf(entry);
  const pushed = key.endsWith(`_${place}`) ? appliedAs(key.slice(0, -place.length - 1)) : undefined;
  if (!pushed) return false;
  const { by, at, device } = (pushed.edit ?? {}) as AnyRecord;
  const said = entry.other as AnyRecord | string | undefined;
  // A flag names who holds the value under `other`; a conflict, who typed it.
  if (typeof said !== 'object') return same(fieldValue(pushed, place), entry.value);
  return (
    same(fieldValue(pushed, place), said.value) && same([by, at, device], [said.by, said.at, said.device])
  );
}
