import type { AnyRecord } from '#domain/record/field.ts';
import { withFieldValue } from '#domain/record/value.ts';
import type { CollectionName } from '#domain/sync/collections.ts';
import type { AppData } from '../data/app-data.ts';
import type { Refused } from '../data/quarantine.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import { againOn, standingOf, waysAgain } from './refused-values.ts';

/**
 * Says again what the server refused, as a new edit of the record as it stands, and takes it out of the quarantine.
 * Where the server refuses it again it comes back with the new reason. Answers null, or why it can't be done.
 */
export async function tryAgain(data: AppData, entry: Refused): Promise<string | null> {
  const collection = entry.collectionName as CollectionName;
  const standing = standingOf(data, entry);
  const way = waysAgain(entry, standing);
  if (way === null)
    return 'The record is not on this computer any more. Copy what was typed before you discard it.';
  if (way === 'restore') {
    const restored = await data.write.restore(collection, entry.recordId);
    if (!restored.ok)
      return 'The record is not on this computer any more. Ask your administrator to restore it.';
  } else if (way === 'add') {
    await data.write.add(collection, unwritten(entry.typed));
  } else if (way === 'remove') {
    await data.write.remove(collection, entry.recordId);
  } else if (standing) {
    await changeAgain(data, collection, entry, standing);
  }
  await data.quarantine.remove(entry.id);
  return null;
}

async function changeAgain(data: AppData, collection: CollectionName, entry: Refused, standing: AnyRecord) {
  const changes = againOn(entry, standing);
  // Somebody has done the same meanwhile.
  if (Object.keys(changes).length === 0) return;
  if (collection !== 'technicians') return data.write.change(collection, entry.recordId, changes);
  const label = `Tried again: ${entry.typed.name ?? entry.recordId}`;
  await changeProfiles(data, label, [{ id: entry.recordId, changes }]);
}

/** As a person would type it anew: the writer gives it an edit of its own. */
function unwritten({ edit, conflicts, flags, account, ...values }: AnyRecord): AnyRecord {
  return values;
}

/** Opens what was typed as a draft of the form, on the record as it stands. */
export async function openAsDraft(data: AppData, entry: Refused): Promise<string> {
  const now = data.technicians.get(entry.recordId);
  const values = now
    ? Object.entries(againOn(entry, now)).reduce<AnyRecord>(
        (record, [name, value]) => withFieldValue(record, name, value),
        now,
      )
    : unwritten(entry.typed);
  const draftId = `technician:${now ? entry.recordId : 'new'}`;
  await data.drafts.keep(draftId, values, now ?? null);
  await data.quarantine.remove(entry.id);
  return now ? `/technicians/${entry.recordId}` : '/technicians/new';
}
