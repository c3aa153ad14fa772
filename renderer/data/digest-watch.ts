import { z } from 'zod';
import { type CollectionDigest, type Digest, recordDigest, sumDigests } from '#domain/sync/digest.ts';
import { type Checkpoint, pullAnswer, viewOf } from '#domain/sync/wire.ts';
import type { RecordCollection } from './database.ts';
import type { HoldBack } from './held-back.ts';
import type { Outbox } from './outbox.ts';
import type { ServerClient } from './server-client.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';
import type { SyncReport } from './sync-report.ts';

export type DigestWatch = {
  /** Told of each pull that arrived: where it stands, and whether it brought anything. */
  readonly pulled: (checkpoint: Checkpoint, isQuiet: boolean) => void;
  /** Is everything to be fetched anew? Asked by the next pull, which then sees to it. */
  readonly isAnew: () => boolean;
  /** Compares where it is quiet and due; resolves when that is done. */
  readonly look: () => Promise<void>;
};

export type DigestWatchDeps = {
  readonly name: string;
  readonly collection: RecordCollection;
  readonly client: ServerClient;
  readonly outbox: Outbox;
  readonly report: SyncReport;
  readonly holdBack: HoldBack | null;
  /** Asks for a pull. */
  readonly wake: () => void;
} & Partial<Surroundings>;

/** So long nothing may have happened before it is worth a look, in milliseconds. */
const quietFor = 60_000;
/** Where nothing has changed since the last look, in milliseconds. */
const againAfter = 6 * 60 * 60_000;

const digestAnswer = z.object({ count: z.int(), hash: z.string(), seq: z.int(), epoch: z.string() });

/**
 * Compares what is here with what the server has, by count and hash, when all is quiet (S22). Where they differ,
 * everything is fetched anew, once; if that does not help it says so and waits for the next change.
 */
export function createDigestWatch(deps: DigestWatchDeps): DigestWatch {
  const { name, report, wake } = deps;
  const { elapsed: now } = surroundingsWith(deps);
  let stand: Checkpoint | null = null;
  let restedSince = Number.POSITIVE_INFINITY;
  let nextLook = 0;
  let isAnew = false;
  let fetchedAt: number | null = null;

  const differs = (at: Checkpoint) => {
    const isSecond = fetchedAt === at.seq;
    report({ kind: isSecond ? 'stillDiffers' : 'fetchedAnew', collection: name, ids: [] });
    fetchedAt = at.seq;
    if (isSecond) return;
    isAnew = true;
    nextLook = 0;
    wake();
  };

  return {
    pulled: (checkpoint, isQuiet) => {
      isAnew = false;
      const hasMoved = checkpoint.epoch !== stand?.epoch || checkpoint.seq !== stand.seq;
      stand = checkpoint;
      if (hasMoved || !isQuiet) {
        nextLook = 0;
        restedSince = Number.POSITIVE_INFINITY;
      } else restedSince = Math.min(restedSince, now());
    },
    isAnew: () => isAnew,
    look: async () => {
      const at = stand;
      if (!at || isAnew || now() < restedSince + quietFor || now() < nextLook) return;
      nextLook = now() + againAfter;
      const found = await compare(deps, at);
      if (found === 'busy') nextLook = 0;
      if (found === 'differs' && stand === at) differs(at);
      if (found === 'equal') fetchedAt = null;
    },
  };
}

type Found = 'equal' | 'differs' | 'busy';

async function compare(deps: DigestWatchDeps, at: Checkpoint): Promise<Found> {
  const { client, name } = deps;
  if (!(await isIdle(deps))) return 'busy';
  const there = await client.get(`/api/sync/${name}/digest`, digestAnswer);
  if (!there.ok || viewOf(there.value.epoch) !== viewOf(at.epoch)) return 'busy';
  const here = await digestHere(deps);
  // Nothing came after the checkpoint, so both digests are of the same state.
  const query = new URLSearchParams({ epoch: at.epoch, seq: String(at.seq), limit: '1' });
  const since = await client.get(`/api/sync/${name}/pull?${query}`, pullAnswer);
  if (!since.ok || since.value.documents.length > 0 || !(await isIdle(deps))) return 'busy';
  return here.count === there.value.count && here.hash === there.value.hash ? 'equal' : 'differs';
}

/** Does nothing wait, nothing have to be looked at again, and nobody have to decide? */
async function isIdle({ name, outbox, holdBack }: DigestWatchDeps): Promise<boolean> {
  if ((await outbox.waiting()).some(({ collectionName }) => collectionName === name)) return false;
  if ((await outbox.rechecks(name, 1)).length > 0) return false;
  return !(await holdBack?.note());
}

/** So many records are summed up in one go, so that the page goes on answering. */
const atOnce = 500;

async function digestHere({ collection, ...deps }: DigestWatchDeps): Promise<CollectionDigest> {
  const { later } = surroundingsWith(deps);
  const records = await collection.find().exec();
  const digests: Digest[] = [];
  for (const [index, record] of records.entries()) {
    digests.push(recordDigest(record.toJSON()));
    if (index % atOnce === atOnce - 1) await new Promise<void>((resolve) => later(resolve, 0));
  }
  return sumDigests(digests);
}
