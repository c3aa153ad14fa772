import type { AppDatabase, RecordCollection } from './database.ts';
import type { HeldStates } from './held-states.ts';
import type { Outbox } from './outbox.ts';
import type { Refused } from './quarantine.ts';

/** One record that has not reached the server: what was typed, and the state that it was typed over. */
type Waiting = {
  readonly collection: string;
  readonly id: string;
  readonly at: string;
  readonly typed: object;
  readonly base: object | null;
};

type Deps = {
  readonly database: AppDatabase;
  readonly outbox: Outbox;
  /** What the server last said, by collection. */
  readonly held: Readonly<Record<string, HeldStates>>;
};

/** All that was typed here and has not been taken by the server, as a JSON text that people can keep (S15). */
export async function exportQueue({ database, outbox, held }: Deps): Promise<string> {
  const waiting: Waiting[] = [];
  for (const { collectionName, recordId, at } of await outbox.waiting()) {
    const synced = database.synced as Readonly<Record<string, RecordCollection>>;
    const [typed] = (await synced[collectionName]?.storageInstance.findDocumentsById([recordId], true)) ?? [];
    const base = (await held[collectionName]?.([recordId]))?.get(recordId) ?? null;
    if (typed) waiting.push({ collection: collectionName, id: recordId, at, typed: plain(typed), base });
  }
  const found = await database.local.quarantine.find().exec();
  const refused = found.map((document) => document.toJSON() as Refused);
  return JSON.stringify({ waiting, refused }, null, 2);
}

function plain(record: object): object {
  const { _meta, _rev, _attachments, _deleted, ...fields } = record as Record<string, unknown>;
  return _deleted === true ? { ...fields, _deleted } : fields;
}
