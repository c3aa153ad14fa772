import type { ListEntry } from '../company/list-entry.ts';
import { nameKey } from '../company/pasted-entries.ts';

export type SameEntries = {
  /** Which entry there takes the place of one from here, by the id of the one from here. */
  readonly there: ReadonlyMap<string, string>;
  /** What is not there yet, with the entries that it lies in named as they are there. */
  readonly added: readonly ListEntry[];
};

/** Finds the entries of this computer's lists in the company's: by their id, or by their name in the same list. */
export function sameEntries(here: readonly ListEntry[], company: readonly ListEntry[]): SameEntries {
  const ids = new Set(company.map(keyOfId));
  const byName = new Map(company.map((entry) => [keyOfName(entry), entry.id]));
  const there = new Map<string, string>();
  for (const entry of here) {
    const found = ids.has(keyOfId(entry)) ? entry.id : byName.get(keyOfName(entry));
    if (found !== undefined) there.set(entry.id, found);
  }
  const added = here.filter(({ id }) => !there.has(id)).map((entry) => placed(entry, there));
  return { there, added };
}

const keyOfId = ({ kind, id }: ListEntry) => `${kind}\n${id}`;
const keyOfName = ({ kind, name }: ListEntry) => `${kind}\n${nameKey(name)}`;

function placed(entry: ListEntry, there: ReadonlyMap<string, string>): ListEntry {
  const parentId = entry.parentId && (there.get(entry.parentId) ?? entry.parentId);
  return parentId ? { ...entry, parentId } : entry;
}
