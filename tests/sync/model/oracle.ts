import type { AnyRecord } from '#domain/record/field.ts';
import { fieldValue, same } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { HistoryEntry } from '#server/store/store.ts';
import type { SteppedBack, Typed } from './computer.ts';
import { nextFields } from './fields.ts';
import type { PersonName } from './model-server.ts';

/** Where the model ended, for the judge: all that was typed, and what each side holds. */
export type End = {
  readonly typed: readonly Typed[];
  readonly server: readonly WireRecord[];
  readonly refused: readonly {
    readonly on: PersonName;
    readonly recordId: string;
    readonly code: string;
    readonly typed: AnyRecord;
  }[];
  readonly history: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly steps: readonly SteppedBack[];
  /** A copy of the server was put back on that day. */
  readonly wasRestored?: boolean;
};

const decisions = new Set(['conflicts', 'flags']);
const notJudged = new Set([...decisions, 'id', 'account', '_deleted']);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entries = (value: unknown) => Object.values((value ?? {}) as AnyRecord) as AnyRecord[];
const isSet = (field: string): boolean =>
  (nextFields as AnyRecord)[field] !== undefined &&
  (nextFields as unknown as Record<string, { merge?: string }>)[field]?.merge === 'set';

/**
 * What the product promises, judged by what was typed and what there is: every typed value is current, was replaced
 * by somebody who saw it, or is listed for a decision; and no edit had its effect twice.
 */
export function findLosses(end: End): string[] {
  const lost = end.typed.filter(({ field }) => !decisions.has(field)).flatMap((typed) => lossOf(typed, end));
  return [...lost, ...doubles(end), ...backwards(end)];
}

/** Nobody sees a record go back to what it was, but where the server refused what came since, or was put back itself. */
function backwards({ steps, refused, wasRestored }: End): string[] {
  if (wasRestored) return [];
  const isRefusedOn = ({ on, recordId }: SteppedBack) =>
    refused.some((each) => each.on === on && each.recordId === recordId);
  return steps.filter((step) => !isRefusedOn(step)).map((step) => `stepped back: ${JSON.stringify(step)}`);
}

function lossOf(typed: Typed, end: End): string[] {
  // A removal that a restore of the server has lost is made again only where nobody has gone on since.
  if (typed.field === '_deleted' && end.wasRestored) return [];
  if (isForgotten(typed, end)) return [];
  if (isSet(typed.field)) return lostItems(typed, end);
  if (isAccounted(typed, end)) return [];
  return [`lost: ${JSON.stringify(typed)}`];
}

/** A record that was added and removed again after the copy was made is not brought back to be removed. */
function isForgotten({ recordId }: Typed, { typed, server, wasRestored }: End): boolean {
  const isThere = server.some(({ id }) => id === recordId);
  const isRemoval = (each: Typed) =>
    each.recordId === recordId && each.field === '_deleted' && each.to === true;
  return wasRestored === true && !isThere && typed.some(isRemoval);
}

function isAccounted({ recordId, field, to, editId, on }: Typed, end: End): boolean {
  const record = end.server.find(({ id }) => id === recordId);
  const holds = (each: AnyRecord | undefined) => same(fieldValue(each, field), to);
  if (record && holds(record)) return true;
  if (isRefused(editId, end) || end.refused.some((each) => each.recordId === recordId && holds(each.typed)))
    return true;
  if (record && isListed(record, field, to)) return true;
  // What its own author went on from is superseded, even where the later edit was refused: that one is listed.
  const later = end.typed.filter(
    (each) => each.recordId === recordId && (each.on === on || !isLost(each.editId, end)),
  );
  return later.some((each) => each.field === field && same(each.from, to)) || isDecided(later, field, to);
}

/** What a server refused is kept with all that was typed. */
const isRefused = (editId: string, { refused }: End): boolean =>
  refused.some(({ typed }) => (typed.edit as { id?: string } | undefined)?.id === editId);

/** What was typed into a removed record is kept in it all the same, for whoever brings it back (S11). */
const isLost = (editId: string, { refused }: End): boolean =>
  refused.some(
    ({ typed, code }) => code !== 'removed' && (typed.edit as { id?: string } | undefined)?.id === editId,
  );

const isListed = (record: AnyRecord, field: string, value: unknown): boolean =>
  entries(record.conflicts).some(
    (each) => each.field === field && same((each.other as AnyRecord).value, value),
  ) || entries(record.flags).some((each) => each.field === field && same(each.value, value));

/** Somebody looked at both values and took the entry away. */
function isDecided(later: readonly Typed[], field: string, value: unknown): boolean {
  return later.some((each) => {
    if (!decisions.has(each.field)) return false;
    const kept = new Set(Object.keys((each.to ?? {}) as AnyRecord));
    return Object.entries((each.from ?? {}) as AnyRecord).some(([key, entry]) => {
      if (kept.has(key) || (entry as AnyRecord).field !== field) return false;
      const {
        other,
        kept: standing,
        value: taken,
      } = entry as Record<string, { value?: unknown } | undefined>;
      return [other?.value, standing?.value, taken].some((each) => same(each, value));
    });
  });
}

/** Sets are judged item by item: one that was added is there, or was taken out by somebody who saw it. */
function lostItems(typed: Typed, end: End): string[] {
  const { recordId, field, from, to, editId } = typed;
  // What went on from an edit that was then refused is refused with it, and kept with it.
  const kept = end.refused
    .filter((each) => each.recordId === recordId)
    .map((each) => list(each.typed[field]));
  if (isRefused(editId, end)) return [];
  const now = list(end.server.find(({ id }) => id === recordId)?.[field]);
  const others = end.typed.filter(
    (each) => each !== typed && each.recordId === recordId && each.field === field,
  );
  const added = list(to).filter(
    (item) => !list(from).includes(item) && !now.includes(item) && !kept.some((each) => each.includes(item)),
  );
  const removed = list(from).filter(
    (item) => !list(to).includes(item) && now.includes(item) && kept.every((each) => each.includes(item)),
  );
  const takenOut = (item: unknown) =>
    others.some((each) => list(each.from).includes(item) && !list(each.to).includes(item));
  const putIn = (item: unknown) =>
    others.some((each) => !list(each.from).includes(item) && list(each.to).includes(item));
  return [
    ...added.filter((item) => !takenOut(item)).map((item) => `lost: ${item} of ${JSON.stringify(typed)}`),
    ...removed.filter((item) => !putIn(item)).map((item) => `came back: ${item} of ${JSON.stringify(typed)}`),
  ];
}

/**
 * A value comes into a record as often as it was typed, never more often (S7). By whom is not asked: after a restore of
 * the server, whoever holds a lost edit brings it back (S12), and a value that was superseded may be asked about again.
 */
function doubles({ typed, history, wasRestored }: End): string[] {
  const found: string[] = [];
  for (const [recordId, changes] of history) {
    const effects = new Map<string, number>();
    for (const entry of changes)
      for (const { field, to, waits } of entry.changes) {
        if (isSet(field) || notJudged.has(field)) continue;
        // A yes or no is typed again and again, so that what is brought back can't be told from what is double.
        if (wasRestored && (waits || typeof to === 'boolean')) continue;
        const key = JSON.stringify([field, to ?? null]);
        effects.set(key, (effects.get(key) ?? 0) + 1);
      }
    for (const [key, count] of effects) {
      const [field, to] = JSON.parse(key) as [string, unknown];
      const times = typed.filter(
        (each) => each.recordId === recordId && each.field === field && same(each.to, to),
      );
      if (count > times.length) found.push(`twice: ${key} has ${count} effects, typed ${times.length} times`);
    }
  }
  return found;
}
