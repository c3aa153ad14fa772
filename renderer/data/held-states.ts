import type { RxReplicationState } from 'rxdb/plugins/replication';
import type { Checkpoint, WireRecord } from '#domain/sync/wire.ts';
import type { StoredRecord } from './database.ts';

export type Replication = RxReplicationState<StoredRecord, Checkpoint>;

/** What the server last said of records, by id, whatever was typed here since. */
export type HeldStates = (ids: readonly string[]) => Promise<ReadonlyMap<string, WireRecord>>;

/** RxDB keeps them beside the collection, under keys of its own, to find out what was changed here. */
export const heldStatesOf =
  (replication: () => Pick<Replication, 'metaInstance'> | undefined): HeldStates =>
  async (ids) => {
    const meta = replication()?.metaInstance;
    if (!meta || ids.length === 0) return new Map();
    const found = await meta.findDocumentsById(
      ids.map((id) => `${id}|0`),
      false,
    );
    return new Map(found.map(({ itemId, docData }) => [itemId, plain(docData as WireRecord)]));
  };

function plain(record: WireRecord): WireRecord {
  const { _meta, _rev, _attachments, ...state } = record as WireRecord & Record<string, unknown>;
  return state as WireRecord;
}
