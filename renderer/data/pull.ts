import { same } from '#domain/record/value.ts';
import { type Checkpoint, pullAnswer, type WireRecord } from '#domain/sync/wire.ts';
import type { RecordCollection } from './database.ts';
import type { Outbox } from './outbox.ts';
import type { Answer, ServerClient } from './server-client.ts';

export type Pulled = {
  readonly documents: WireRecord[];
  readonly checkpoint: Checkpoint;
  /** Records that were looked at again and still differ here (S21): another pull is due. */
  readonly unsettled: number;
};

export type PullDeps = {
  readonly name: string;
  readonly collection: RecordCollection;
  readonly client: ServerClient;
  readonly outbox: Outbox;
};

/** Records looked at again in one pull; the rest wait for the next. */
const rechecksAtOnce = 100;

/** One page after the checkpoint, and the records of the recheck set by id (S1, S21). */
export async function pullPage(
  deps: PullDeps,
  checkpoint: Checkpoint | undefined,
  limit: number,
): Promise<Answer<Pulled>> {
  const ids = await deps.outbox.rechecks(deps.name, rechecksAtOnce);
  const query = new URLSearchParams({ limit: String(limit) });
  if (checkpoint) {
    query.set('epoch', checkpoint.epoch);
    query.set('seq', String(checkpoint.seq));
  }
  if (ids.length > 0) query.set('ids', ids.join(','));
  const answer = await deps.client.get(`/api/sync/${deps.name}/pull?${query}`, pullAnswer);
  if (!answer.ok) return answer;
  const documents = answer.value.documents.map((document) => ({
    ...document,
    _deleted: document._deleted === true,
  }));
  const unsettled = await settle(deps, ids, documents);
  return { ok: true, value: { documents, checkpoint: answer.value.checkpoint, unsettled } };
}

/** Takes those out of the recheck set that are equal here and there; answers how many are not. */
async function settle(
  deps: PullDeps,
  ids: readonly string[],
  documents: readonly WireRecord[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const here = await deps.collection.storageInstance.findDocumentsById([...ids], true);
  let unsettled = 0;
  for (const id of ids) {
    const there = documents.find((document) => document.id === id);
    const local = here.find((document) => document.id === id);
    if (isEqualOnBothSides(local, there)) await deps.outbox.settled(deps.name, id);
    else unsettled += 1;
  }
  return unsettled;
}

function isEqualOnBothSides(local: object | undefined, there: WireRecord | undefined): boolean {
  if (!local || !there) return (!local || isRemoved(local)) && (!there || isRemoved(there));
  if (isRemoved(local) && isRemoved(there)) return true;
  return same(comparable(local), comparable(there));
}

const isRemoved = (record: object): boolean => (record as { _deleted?: boolean })._deleted === true;

/** A record without what either store keeps about it. */
function comparable(record: object): object {
  const { _deleted, _meta, _rev, _attachments, ...fields } = record as Record<string, unknown>;
  return { ...fields, removed: _deleted === true };
}
