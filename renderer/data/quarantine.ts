import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import type { Outcome, PushRow } from '#domain/sync/wire.ts';
import type { LocalCollections } from './database.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** What the server refused: all that was typed, the state it was typed over, and why (S9). */
export type Refused = {
  readonly id: string;
  readonly collectionName: string;
  readonly recordId: string;
  readonly at: string;
  readonly code: string;
  readonly field?: string | null;
  readonly reason: string;
  readonly typed: AnyRecord;
  readonly base?: AnyRecord | null;
};

export type Quarantine = {
  readonly keep: (collection: string, row: PushRow, outcome: Outcome) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};

const lostThere = 'The server was restored from a backup and had lost this. ';

export function createQuarantine(
  { quarantine }: Pick<LocalCollections, 'quarantine'>,
  around: Partial<Surroundings> = {},
): Quarantine {
  const { now } = surroundingsWith(around);
  return {
    keep: async (collection, { assumedMasterState, newDocumentState, reoffer }, outcome) => {
      const edit = newDocumentState.edit as Edit | undefined;
      const id = `${collection}|${newDocumentState.id}|${edit?.id ?? ''}`;
      await quarantine.incrementalUpsert({
        id,
        collectionName: collection,
        recordId: newDocumentState.id,
        at: edit?.at ?? new Date(now()).toISOString(),
        code: outcome.code ?? 'rejected',
        field: outcome.field ?? null,
        reason: (reoffer ? lostThere : '') + (outcome.reason ?? 'The server refused this edit.'),
        typed: { ...newDocumentState },
        base: assumedMasterState ? { ...assumedMasterState } : null,
      });
      await dropEarlier(collection, newDocumentState.id, edit?.after ?? []);
    },
    remove: async (id) => {
      await (await quarantine.findOne(id).exec())?.incrementalRemove();
    },
  };

  /** A later edit that was made on top of a refused one holds all that it held. */
  async function dropEarlier(collection: string, recordId: string, after: readonly string[]) {
    const ids = after.map((editId) => `${collection}|${recordId}|${editId}`);
    for (const document of (await quarantine.findByIds(ids).exec()).values())
      await document.incrementalRemove();
  }
}
