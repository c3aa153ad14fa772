import type { Fields } from '#domain/record/field.ts';
import { fieldValue, sameValue } from '#domain/record/value.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import type { AppData } from '../data/app-data.ts';
import { inChunks, type Watch } from '../data/in-chunks.ts';
import type { Changes } from '../data/records.ts';
import { inTurn } from './in-turn.ts';
import { type ChangedEntry, type ChangedProfile, pushDone } from './undo-stack.ts';
import { untilSeen } from './until-seen.ts';

export type ProfileEdit = { readonly id: string; readonly changes: Changes };

/** What was done, by how many profiles it was done to; a sentence without its full stop. */
export type Label = string | ((count: number) => string);

/**
 * The one way to change profiles, so that each change can be undone. Writes what differs from what stands, in chunks.
 * Answers with the ids that were written, which are fewer than asked for where the watch stopped it. `entries` of
 * lists change after that, and are undone with it; not where it was stopped.
 */
export const changeProfiles = (
  data: Pick<AppData, 'technicians' | 'write'>,
  label: Label,
  edits: readonly ProfileEdit[],
  watch?: Watch,
  entries: readonly ChangedEntry[] = [],
): Promise<readonly string[]> =>
  inTurn(async () => {
    const profiles: ChangedProfile[] = [];
    const written: ChangedEntry[] = [];
    const stood = new Map<string, Technician | undefined>();
    const change = async (edit: ProfileEdit) => {
      const standing = data.technicians.get(edit.id);
      const profile = differing(data, edit);
      if (!profile) return;
      await data.write.change('technicians', edit.id, profile.after);
      profiles.push(profile);
      stood.set(edit.id, standing);
    };
    try {
      await inChunks(edits, (chunk) => Promise.all(chunk.map(change)), watch);
      for (const entry of watch?.signal?.aborted ? [] : entries) {
        await data.write.change('lists', entry.id, entry.after);
        written.push(entry);
      }
    } finally {
      // Also where the disk failed halfway: what was written can be taken back.
      if (profiles.length + written.length > 0)
        pushDone({
          label: typeof label === 'string' ? label : label(profiles.length),
          profiles,
          ...(written.length > 0 ? { entries: written } : {}),
        });
    }
    await untilSeen(data.technicians, stood);
    return profiles.map(({ id }) => id);
  });

/** What an edit would really change, with what stands there now; null for nothing, or for a profile that is gone. */
function differing(data: Pick<AppData, 'technicians'>, { id, changes }: ProfileEdit): ChangedProfile | null {
  const standing = data.technicians.get(id);
  if (!standing) return null;
  const fields: Fields = technicianFields;
  const changed = Object.entries(changes).filter(([name, value]) => {
    const field = fields[name];
    return !field || !sameValue(field, fieldValue(standing, name), value);
  });
  if (changed.length === 0) return null;
  const before = changed.map(([name]) => [name, fieldValue(standing, name) ?? null]);
  return { id, before: Object.fromEntries(before), after: Object.fromEntries(changed) };
}
