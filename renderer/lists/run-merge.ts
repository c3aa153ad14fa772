import type { ListEntry } from '#domain/company/list-entry.ts';
import type { AppData } from '../data/app-data.ts';
import type { Watch } from '../data/in-chunks.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import type { MergePlan } from './merge-plan.ts';
import { people } from './words.ts';

/**
 * Merges `from` into `into` as planned and answers with what became of it, in a sentence. Stopped by its watch, it
 * retires nothing: whoever was not reached still has the entry. The change of the profiles can be undone.
 */
export async function runMerge(
  data: Pick<AppData, 'technicians' | 'write'>,
  [from, into]: readonly [from: ListEntry, into: ListEntry],
  plan: MergePlan,
  watch: Watch,
): Promise<string> {
  const label = (count: number) => `Gave ${people(count)} ${into.name} for ${from.name}`;
  const changed = await changeProfiles(data, label, plan.profiles, watch);
  if (watch.signal?.aborted)
    return `Stopped: ${people(changed.length)} got ${into.name}. ${from.name} was not retired.`;
  for (const { id, changes } of plan.entries) await data.write.change('lists', id, changes);
  return `${from.name} was merged into ${into.name} and retired. ${people(changed.length)} changed.`;
}
