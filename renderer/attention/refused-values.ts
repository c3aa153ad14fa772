import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { changedFields, fieldValue, sameValue } from '#domain/record/value.ts';
import { type Collections, collections } from '#domain/sync/collections.ts';
import { mergeSet } from '#domain/sync/merge.ts';
import type { AppData } from '../data/app-data.ts';
import type { Refused } from '../data/quarantine.ts';
import type { Changes } from '../data/records.ts';

/** One field of a refused edit: what was typed, and what stands in its place now. */
export type RefusedValue = {
  readonly name: string;
  readonly field: Field;
  readonly typed: unknown;
  readonly standing: unknown;
};

const fieldsOf = ({ collectionName }: Refused): Fields =>
  (collections as Collections)[collectionName]?.fields ?? {};

/** The record that a refused edit was of, as it stands; undefined where it is not on this computer. */
export const standingOf = (data: AppData, { collectionName, recordId }: Refused): AnyRecord | undefined => {
  if (collectionName === 'technicians') return data.technicians.get(recordId);
  if (collectionName === 'lists') return data.lists.get(recordId);
  return collectionName === 'company' ? data.company.get(recordId) : undefined;
};

const isRemoval = ({ typed }: Refused): boolean => typed._deleted === true;

/** What a person typed, field by field, in the order of the form. */
export function refusedValues(entry: Refused, standing: AnyRecord | undefined): RefusedValue[] {
  const fields = fieldsOf(entry);
  return changedFields(fields, entry.base ?? {}, entry.typed).flatMap((name) => {
    const field = fields[name];
    // Nobody typed those: the id, the edit, what the server sets, and a secret is not for the screen.
    if (!field || field.write === 'server' || field.merge === 'settle' || field.read === 'nobody') return [];
    return { name, field, typed: fieldValue(entry.typed, name), standing: fieldValue(standing, name) };
  });
}

/** The edit that says again what was typed, on the record as it stands; what stands like that already is left out. */
export const againOn = (entry: Refused, standing: AnyRecord): Changes =>
  Object.fromEntries(
    refusedValues(entry, standing)
      .filter(({ field, typed, standing: there }) => !sameValue(field, typed, there))
      .map(({ name, field, typed, standing: there }) => {
        const base = fieldValue(entry.base, name);
        const value = field.merge === 'set' ? mergeSet({ base, mine: typed, theirs: there }) : typed;
        return [name, value ?? null];
      }),
  );

/** How a refused edit can be tried again, or null where it can't: its record has left this computer. */
export type Again = 'change' | 'add' | 'remove' | 'restore';

export function waysAgain(entry: Refused, standing: AnyRecord | undefined): Again | null {
  if (isRemoval(entry)) return standing ? 'remove' : null;
  if (standing) return 'change';
  if (entry.code === 'removed') return 'restore';
  return entry.base ? null : 'add';
}

/** What was typed as a text, to be pasted elsewhere. */
export const asText = (name: string, lines: readonly { label: string; text: string }[]): string =>
  [name, ...lines.map(({ label, text }) => `${label}: ${text}`)].join('\n');
