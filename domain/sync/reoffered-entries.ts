import { type Actor, can } from '../access/roles.ts';
import type { AnyRecord, Field } from '../record/field.ts';
import { fieldOfPlace } from '../record/settle.ts';
import { fieldValue, same } from '../record/value.ts';
import type { Collection } from './collections.ts';
import type { Refusal } from './judge.ts';
import type { FieldChange } from './merge.ts';
import type { WireRecord } from './wire.ts';

/** What stands once the entries are joined, and what that changes. */
export type OfferedEntries = {
  /** The maps of entries over those of that record. */
  readonly values: (record: AnyRecord) => AnyRecord;
  readonly changes: readonly FieldChange[];
};

type Known = {
  /** What is offered goes on from what stands, so an entry that it lacks was settled. */
  readonly isNewer: boolean;
  /** Has the server had that edit, so that it would have the entry unless it was settled? */
  readonly isKnown: (editId: string) => boolean;
};

type Sides = {
  readonly offered: WireRecord;
  readonly theirs: WireRecord | undefined;
  readonly hidden: ReadonlySet<string>;
};

/** More entries than a person could ever decide about are no record of ours. */
const mostEntries = 200;

const entriesOf = (record: AnyRecord | undefined, name: string) =>
  (fieldValue(record, name) ?? {}) as AnyRecord;

/**
 * What waits for a decision comes back with the record (S12): people typed it. An entry is taken where its form is
 * ours and the offerer may write the field that it is about, so that nobody says more by it than by an edit.
 */
export function offeredEntries(
  collection: Collection,
  sides: Sides,
  actor: Actor,
  known: Known,
): OfferedEntries | Refusal {
  const changes: FieldChange[] = [];
  const patches = new Map<string, (entries: AnyRecord) => AnyRecord>();
  for (const [name, field] of Object.entries(collection.fields)) {
    if (field.merge !== 'settle') continue;
    const { added, settled } = difference(name, sides, known);
    const refused = judgeEntries(name, { added, settled, collection }, actor);
    if (refused) return refused;
    const patch = (entries: AnyRecord) => ({ ...without(entries, settled), ...added });
    patches.set(name, patch);
    const from = entriesOf(sides.theirs, name);
    if (!same(from, patch(from))) changes.push({ field: name, from, to: patch(from) });
  }
  const values = (record: AnyRecord) =>
    Object.fromEntries([...patches].map(([name, patch]) => [name, patch(entriesOf(record, name))]));
  return { values, changes };
}

function difference(name: string, { offered, theirs, hidden }: Sides, known: Known) {
  const [mine, standing] = [entriesOf(offered, name), entriesOf(theirs, name)];
  const added = Object.entries(mine).filter(
    ([key]) => !Object.hasOwn(standing, key) && (known.isNewer || !known.isKnown(editIdOf(key))),
  );
  const settled = Object.entries(standing)
    .filter(([key, entry]) => known.isNewer && !Object.hasOwn(mine, key) && !hidden.has(aboutField(entry)))
    .map(([key]) => key);
  return { added: Object.fromEntries(added), settled };
}

/** Entries lie under `<edit id>_<field>`; an id may have a `_` of its own, a field has none. */
const editIdOf = (key: string): string => key.slice(0, key.lastIndexOf('_'));

const aboutField = (entry: unknown): string => String((entry as AnyRecord | null)?.field);

const without = (entries: AnyRecord, keys: readonly string[]): AnyRecord =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));

type Difference = {
  readonly added: AnyRecord;
  readonly settled: readonly string[];
  readonly collection: Collection;
};

function judgeEntries(
  name: string,
  { added, settled, collection: { fields } }: Difference,
  actor: Actor,
): Refusal | null {
  const field = fields[name] as Field;
  const keys = Object.keys(added);
  if (keys.length === 0 && settled.length === 0) return null;
  if (field.write === 'server' || !can(actor, field.write))
    return { code: 'forbidden', reason: `You may not change ${field.label}.`, field: name };
  if (keys.length > mostEntries || !field.schema.safeParse(added).success)
    return { code: 'invalid', reason: `${field.label} is not as the server writes it.`, field: name };
  const strange = Object.entries(added).find(
    ([key, entry]) => !key.endsWith(`_${aboutField(entry)}`) || !maySay(fields, aboutField(entry), actor),
  );
  if (!strange) return null;
  const isServers = fieldOfPlace(fields, aboutField(strange[1]))?.field.write === 'server';
  const reason = `You may not change ${aboutField(strange[1])}.`;
  return { code: isServers ? 'server_owned' : 'forbidden', reason, field: name };
}

function maySay(fields: Collection['fields'], place: string, actor: Actor): boolean {
  const field = fieldOfPlace(fields, place)?.field;
  if (!field || field.write === 'server' || !can(actor, field.write)) return false;
  return !field.read || (field.read !== 'nobody' && can(actor, field.read));
}
