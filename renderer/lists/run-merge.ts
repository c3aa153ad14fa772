import type { ListEntry } from '#domain/company/list-entry.ts';
import { fieldValue } from '#domain/record/value.ts';
import type { AppData } from '../data/app-data.ts';
import type { Watch } from '../data/in-chunks.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import type { ChangedEntry } from '../undo/undo-stack.ts';
import type { MergePlan } from './merge-plan.ts';
import { people } from './words.ts';

/**
 * Merges `from` into `into` as planned and answers with what became of it, in a sentence. Stopped by its watch, it
 * retires nothing: whoever was not reached still has the entry. All of it can be undone.
 */
export async function runMerge(
  data: Pick<AppData, 'technicians' | 'lists' | 'write'>,
  [from, into]: readonly [from: ListEntry, into: ListEntry],
  plan: MergePlan,
  watch: Watch,
): Promise<string> {
  const label = (count: number) =>
    count > 0
      ? `Gave ${people(count)} ${into.name} for ${from.name}`
      : `Merged ${from.name} into ${into.name}`;
  const entries = plan.entries.map((edit) => changedBy(edit, data.lists.get(edit.id)));
  const changed = await changeProfiles(data, label, plan.profiles, watch, entries);
  if (watch.signal?.aborted)
    return `Stopped: ${people(changed.length)} got ${into.name}. ${from.name} was not retired.`;
  return `${from.name} was merged into ${into.name} and retired. ${people(changed.length)} changed.`;
}

/** What an edit changes in an entry, with what stands there now. */
function changedBy(
  { id, changes }: MergePlan['entries'][number],
  standing: ListEntry | undefined,
): ChangedEntry {
  const before = Object.keys(changes).map((name) => [name, (standing && fieldValue(standing, name)) ?? null]);
  return { id, before: Object.fromEntries(before), after: changes };
}
