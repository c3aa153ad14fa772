import type { Technician } from '#domain/technician/fields.ts';
import type { AppData } from '../../data/app-data.ts';
import { inChunks, type Watch } from '../../data/in-chunks.ts';
import { changeProfiles } from '../../undo/change-profiles.ts';
import { askMany } from '../account-requests.ts';
import { doneLine } from './bulk-summary.ts';
import type { Picked } from './licenses.ts';

/** Does it to each, and answers with the ids of those to whom it was done. */
export type BulkWork = (technicians: readonly Technician[], watch: Watch) => Promise<readonly string[]>;

export const deactivateAll =
  (data: AppData): BulkWork =>
  (technicians, watch) => {
    const edits = technicians.map(({ id }) => ({ id, changes: { active: false } }));
    return changeProfiles(data, (count) => doneLine('deactivate', count), edits, watch);
  };

/** Activates each with the license picked for it, in one edit: the server counts its seat with it (R10). */
export const activateAll =
  (data: AppData, picked: Picked): BulkWork =>
  (technicians, watch) => {
    const edits = technicians.map(({ id, licenseType }) => ({
      id,
      changes: { active: true, licenseType: picked.get(id) ?? licenseType },
    }));
    return changeProfiles(data, (count) => doneLine('activate', count), edits, watch);
  };

/** Queues a request for each (R49). Others are told, so that there is nothing to take back. */
export const askAll =
  (data: AppData, kind: 'invite' | 'reset'): BulkWork =>
  async (technicians, watch) => {
    const asked: string[] = [];
    const askChunk = async (chunk: readonly Technician[]) => {
      const ids = chunk.map(({ id }) => id);
      await askMany(data, kind, ids);
      asked.push(...ids);
    };
    await inChunks(technicians, askChunk, watch);
    return asked;
  };
