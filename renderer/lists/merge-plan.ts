import { type ListEntry, listEntryFields } from '#domain/company/list-entry.ts';
import { isEmpty } from '#domain/record/value.ts';
import { replaceEntry } from '#domain/technician/entry-uses.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { closesCircle } from '#domain/technician/rules.ts';
import type { Changes } from '../data/records.ts';

type Edit = { readonly id: string; readonly changes: Changes };

/** What merging one entry into another changes. */
export type MergePlan = {
  /** Each technician who has it gets the other. */
  readonly profiles: readonly Edit[];
  /** What the other takes over, and what lay in the merged one; the last of them retires it. */
  readonly entries: readonly Edit[];
};

/** Plans the merge of `from` into `into`, two entries of one list. `entries` are those of the list. */
export function planMerge(
  from: ListEntry,
  into: ListEntry,
  {
    technicians,
    entries,
  }: { readonly technicians: readonly Technician[]; readonly entries: readonly ListEntry[] },
): MergePlan {
  const profiles = technicians.flatMap((technician) => {
    const changes = replaceEntry(technician, from.kind, from.id, into.id);
    return changes ? [{ id: technician.id, changes }] : [];
  });
  const retired = { id: from.id, changes: { active: false } };
  return { profiles, entries: [...takenPatterns(from, into), ...movedLabels(from, into, entries), retired] };
}

/** A zone takes over the ZIP patterns, unless they are more than a zone may have. */
function takenPatterns(from: ListEntry, into: ListEntry): Edit[] {
  const zipPatterns = [...new Set([...(into.zipPatterns ?? []), ...(from.zipPatterns ?? [])])];
  const isMore = zipPatterns.length > (into.zipPatterns?.length ?? 0);
  const fits = listEntryFields.zipPatterns.schema.safeParse(zipPatterns).success;
  return isMore && !isEmpty(from.zipPatterns) && fits ? [{ id: into.id, changes: { zipPatterns } }] : [];
}

/** What lay in the merged label lies in the other; where that one lay inside, it takes the place first. */
function movedLabels(from: ListEntry, into: ListEntry, entries: readonly ListEntry[]): Edit[] {
  const parentOf = (id: string) => entries.find((entry) => entry.id === id)?.parentId;
  const isInside = into.parentId && closesCircle(from.id, into.parentId, parentOf);
  const up = isInside ? [{ id: into.id, changes: { parentId: from.parentId ?? null } }] : [];
  const children = entries.filter(({ id, parentId }) => parentId === from.id && id !== into.id);
  return [...up, ...children.map(({ id }) => ({ id, changes: { parentId: into.id } }))];
}
