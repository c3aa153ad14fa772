import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { fewestLosses, isMassLoss, type Loss, lossOf } from '#domain/sync/mass-loss.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { LocalCollections, RecordCollection } from './database.ts';
import type { Outbox } from './outbox.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** A profile that goes on showing although the server says that it is gone. `by` made the last edit. */
export type HeldBackRecord = {
  readonly id: string;
  readonly name: string;
  readonly how: Loss;
  readonly by: string | null;
};

/** A pull that would take more than a fifth of the profiles (S18), and what a person said about it. */
export type HeldBack = {
  readonly collection: string;
  /** An instant in UTC. */
  readonly at: string;
  /** How many profiles this computer held as active. */
  readonly held: number;
  readonly decision: 'open' | 'kept';
  readonly records: readonly HeldBackRecord[];
};

export const heldBackId = (collection: string): string => `held-back|${collection}`;

export type HoldBack = {
  readonly note: () => Promise<HeldBack | null>;
  /** The same page with what is held back in the state that is here. `more` reads the pages that follow. */
  readonly sift: (
    documents: readonly WireRecord[],
    more: () => Promise<readonly WireRecord[]>,
  ) => Promise<readonly WireRecord[]>;
  /** `accept` takes what the server says, `keep` goes on showing what is here. */
  readonly decide: (decision: 'accept' | 'keep') => Promise<void>;
};

type Deps = {
  readonly name: string;
  readonly collection: RecordCollection;
  readonly local: Pick<LocalCollections, 'notes'>;
  readonly outbox: Outbox;
} & Partial<Surroundings>;

/** Holds a mass loss back on the disk until a person has decided. Nothing else waits for it. */
export function createHoldBack(deps: Deps): HoldBack {
  const { name, collection, local, outbox } = deps;
  const { now } = surroundingsWith(deps);
  const id = heldBackId(name);
  const note = async () =>
    ((await local.notes.findOne(id).exec())?.toJSON().value as HeldBack | undefined) ?? null;
  const write = (value: HeldBack) => local.notes.incrementalUpsert({ id, value: { ...value } });
  const drop = async () => void (await (await local.notes.findOne(id).exec())?.incrementalRemove());

  const judge = async (standing: HeldBack | null, losses: readonly Lost[], more: Deferred) => {
    if (standing?.decision === 'open') return standing;
    if (losses.length < fewestLosses) return standing;
    const held = (await collection.find().exec()).filter((record) => record.get('active') !== false).length;
    const later = await lossesIn(collection, await more());
    if (!isMassLoss(losses.length + later.length, held)) return standing;
    const records = standing?.decision === 'kept' ? standing.records : [];
    return { collection: name, at: new Date(now()).toISOString(), held, decision: 'open', records } as const;
  };

  return {
    note,
    sift: async (documents, more) => {
      const before = await note();
      const losses = await lossesIn(collection, documents);
      if (!before && losses.length < fewestLosses) return documents;
      const standing = await judge(before, losses, more);
      if (!standing) return documents;
      const known = new Map(standing.records.map((record) => [record.id, record]));
      const kept = losses.filter((loss) => standing.decision === 'open' || known.has(loss.record.id));
      // What is no longer lost needs no decision.
      for (const { id: returned } of documents) known.delete(returned);
      for (const { record } of kept) known.set(record.id, record);
      const records = [...known.values()];
      if (records.length === 0) await drop();
      else await write({ ...standing, records });
      const here = new Map(kept.map((loss) => [loss.record.id, loss.here]));
      return documents.map((document) => here.get(document.id) ?? document);
    },
    decide: async (decision) => {
      const standing = await note();
      if (!standing) return;
      if (decision === 'keep') return void (await write({ ...standing, decision: 'kept' }));
      await outbox.lookAgain(
        name,
        standing.records.map((record) => record.id),
        new Date(now()).toISOString(),
      );
      await drop();
    },
  };
}

type Deferred = () => Promise<readonly WireRecord[]>;
type Lost = { readonly record: HeldBackRecord; readonly here: WireRecord };

async function lossesIn(collection: RecordCollection, documents: readonly WireRecord[]): Promise<Lost[]> {
  const going = documents.filter(({ _deleted, active }) => _deleted === true || active === false);
  if (going.length === 0) return [];
  const found = await collection.storageInstance.findDocumentsById(
    going.map(({ id }) => id),
    false,
  );
  const here = new Map(found.map((record) => [record.id, plain(record)]));
  return going.flatMap((there) => {
    const record = here.get(there.id);
    const how = lossOf(record, there);
    return record && how ? [{ record: about(record, there, how), here: record }] : [];
  });
}

const about = (here: AnyRecord, { id, edit }: WireRecord, how: Loss): HeldBackRecord => ({
  id,
  name: String(here.name ?? id),
  how,
  by: (edit as Edit | null | undefined)?.by ?? null,
});

function plain(record: object): WireRecord {
  const { _meta, _rev, _attachments, ...fields } = record as Record<string, unknown>;
  return { ...fields, _deleted: false } as unknown as WireRecord;
}
