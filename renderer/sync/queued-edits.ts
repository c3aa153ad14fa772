import { z } from 'zod';
import { listKindNames, listKinds } from '#domain/company/list-kinds.ts';
import { changedFields } from '#domain/record/value.ts';
import { type Collections, collections } from '#domain/sync/collections.ts';

const record = z.record(z.string(), z.unknown());
const queue = z.object({
  waiting: z.array(
    z.object({
      collection: z.string(),
      id: z.string(),
      at: z.string(),
      typed: record,
      base: record.nullable(),
    }),
  ),
});

/** One record that waits for the server: which, what was typed on it, since when. */
export type QueuedEdit = {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  /** The labels of the fields that were changed; null for a new or a removed record. */
  readonly fields: readonly string[] | null;
  readonly what: 'changed' | 'added' | 'removed';
  readonly at: string;
};

/** What the exported queue says, in words; the oldest first. */
export const queuedEdits = (exported: string): QueuedEdit[] =>
  queue
    .parse(JSON.parse(exported))
    .waiting.map(({ collection, id, at, typed, base }): QueuedEdit => {
      const about = { id: `${collection}|${id}`, kind: kindOf(collection, typed.kind), at };
      const name = typeof typed.name === 'string' ? typed.name : null;
      if (typed._deleted === true) return { ...about, name, fields: null, what: 'removed' };
      if (!base) return { ...about, name, fields: null, what: 'added' };
      return { ...about, name, fields: labelsOf(collection, base, typed), what: 'changed' };
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));

function labelsOf(collection: string, base: object, typed: object): string[] {
  const fields = (collections as Collections)[collection]?.fields ?? {};
  const changed = changedFields(fields, { ...base }, { ...typed });
  return changed.filter((name) => name !== 'edit').map((name) => fields[name]?.label ?? name);
}

const kinds: Readonly<Record<string, string>> = {
  technicians: 'Technician',
  lists: 'List entry',
  requests: 'Request',
  company: 'Company',
};

function kindOf(collection: string, kind: unknown): string {
  const list = listKindNames.find((name) => collection === 'lists' && name === kind);
  return list ? listKinds[list].one : (kinds[collection] ?? collection);
}
