import { replicateRxCollection } from 'rxdb/plugins/replication';
import { filter, Subject } from 'rxjs';
import { collections as allCollections, type Collections, isPulledOnly } from '#domain/sync/collections.ts';
import { misfitsIn } from '#domain/sync/misfits.ts';
import type { Checkpoint, PushRow } from '#domain/sync/wire.ts';
import type { Backoff } from './backoff.ts';
import type { AppDatabase, RecordCollection, StoredRecord } from './database.ts';
import { createDigestWatch, type DigestWatch } from './digest-watch.ts';
import { exportQueue } from './export-queue.ts';
import { createFilling, type Filling } from './filling.ts';
import { pushOwnRows } from './foreign-rows.ts';
import { createHoldBack, heldBackId } from './held-back.ts';
import { heldStatesOf, type Replication } from './held-states.ts';
import { readHints } from './live-stream.ts';
import { touchOrphans } from './orphans.ts';
import type { Outbox } from './outbox.ts';
import { type PullDeps, pullPage } from './pull.ts';
import type { Quarantine } from './quarantine.ts';
import type { Answer, ServerClient, Trouble } from './server-client.ts';
import { debounced, pause, type Surroundings, surroundingsWith } from './surroundings.ts';
import { createSyncReport } from './sync-report.ts';
import type { SyncStatus } from './sync-status.ts';

export type SyncDeps = {
  readonly database: AppDatabase;
  readonly client: ServerClient;
  readonly outbox: Outbox;
  readonly quarantine: Quarantine;
  /** Who is signed in. */
  readonly userId: string;
  readonly backoff: Backoff;
  readonly status: SyncStatus;
  readonly collections?: Collections;
  /** Told once, when everything that the server has is on this computer. */
  readonly whole?: () => void;
  /** Only one of several windows speaks to the server. */
  readonly waitForLeadership: boolean;
} & Partial<Surroundings>;

export type Sync = {
  /** Pull and push now, whatever the back-off says. */
  readonly now: () => void;
  /** What a person says about a pull that was held back (S18), in whichever window. */
  readonly decide: (decision: 'accept' | 'keep') => Promise<void>;
  /** Everything that waits or was refused, as a JSON text (S15). */
  readonly exportQueue: () => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly replications: readonly Replication[];
};

const batch = 500;
/** Where page follows page, rows stand already, and fewer writes wait for the disk. */
const laterBatch = 1_000;
/** RxDB's own pause between tries, in milliseconds; the back-off does the real waiting. */
const retryTime = 100;
/** The poll behind the live stream (S13), in milliseconds, give or take a quarter. */
const pollEvery = 30_000;
/** How often the digests are thought of (S22), in milliseconds. */
const lookEvery = 20_000;
/** The collection whose mass loss asks (S18). */
const profiles = 'technicians';
/** How soon after an answered push, or a record that still differs, to look again. Milliseconds. */
const lookAgain = 250;

/** Starts the replication of every collection, and keeps it going until stopped. */
export function startSync(deps: SyncDeps): Sync {
  const stopped = new AbortController();
  const resync = new Subject<'RESYNC'>();
  const { random, later } = surroundingsWith(deps);
  const soon = debounced(() => resync.next('RESYNC'), lookAgain, stopped.signal, later);
  const now = () => {
    deps.backoff.wake();
    resync.next('RESYNC');
  };

  const report = createSyncReport(deps.database.local, deps);
  const chosen: Collections = deps.collections ?? allCollections;
  const lanes = Object.entries(chosen).map(([name, rules]) => {
    const collection = (deps.database.synced as Readonly<Record<string, RecordCollection>>)[name];
    if (!collection) throw new Error(`No collection ${name}`);
    const holdBack =
      name === profiles ? createHoldBack({ ...deps, ...deps.database, name, collection }) : null;
    const filling = createFilling(soon);
    const watch = createDigestWatch({ ...deps, name, collection, report, holdBack, wake: soon });
    const held = heldStatesOf(() => replication);
    const misfits = misfitsIn(rules.fields);
    const { fields } = rules;
    const pulling = { ...deps, name, collection, fields, held, report, holdBack, misfits };
    const replication: Replication = replicateRxCollection<StoredRecord, Checkpoint>({
      collection,
      replicationIdentifier: 'fieldroster',
      live: true,
      retryTime,
      waitForLeadership: deps.waitForLeadership,
      // A minimised window goes on working.
      toggleOnDocumentVisible: false,
      pull: {
        batchSize: batch,
        stream$: resync.pipe(filter(filling.isWorthAsking)),
        handler: (at) => pull(pulling, watch, filling, at),
      },
      ...(isPulledOnly(rules)
        ? {}
        : { push: { batchSize: batch, handler: (rows) => push(name, rows as PushRow[]) } }),
    });
    return { name, replication, watch, holdBack, held };
  });
  const replications = lanes.map(({ replication }) => replication);

  // "Synced" is true only once everything that the server has is on this computer.
  let isWhole = false;
  Promise.all(replications.map((replication) => replication.awaitInitialReplication())).then(
    () => {
      isWhole = true;
      deps.whole?.();
      deps.status.succeeded();
    },
    () => undefined,
  );

  async function pull(pulling: PullDeps, watch: DigestWatch, filling: Filling, at: Checkpoint | undefined) {
    const limit = filling.isUnderWay() ? laterBatch : batch;
    const page = await attempt(() => pullPage(pulling, at, limit, watch.isAnew()));
    watch.pulled(page.checkpoint, page.documents.length === 0);
    if (page.unsettled > 0) soon();
    await touchOrphans(pulling, page.documents);
    filling.pulled(page.documents.length >= batch);
    return {
      documents: page.documents as (StoredRecord & { _deleted: boolean })[],
      checkpoint: page.checkpoint,
    };
  }

  async function push(collection: string, rows: readonly PushRow[]) {
    const { client, outbox, quarantine, userId } = deps;
    const states = await attempt(() => pushOwnRows({ collection, client, outbox, quarantine, userId }, rows));
    soon();
    return states as (StoredRecord & { _deleted: boolean })[];
  }

  /** Tries in its turn (S14) until it succeeds. Throws once the sync was stopped. */
  async function attempt<T>(run: () => Promise<Answer<T>>): Promise<T> {
    for (;;) {
      await deps.backoff.turn();
      if (stopped.signal.aborted) throw new Error('The sync was stopped');
      const answer = await run();
      if (answer.ok) {
        deps.backoff.succeeded();
        if (isWhole) deps.status.succeeded();
        return answer.value;
      }
      fail(answer);
    }
  }

  function fail(trouble: Trouble): void {
    deps.backoff.failed(trouble.retryAfter);
    deps.status.troubled(trouble);
  }

  void keepListening();
  async function keepListening() {
    if (deps.waitForLeadership) await deps.database.rx.waitForLeadership();
    while (!stopped.signal.aborted) {
      await deps.backoff.turn();
      const open = async (signal: AbortSignal) => {
        const answer = await deps.client.open('/api/sync/stream', signal);
        // Whoever was sent away hears of it now, not with the next poll.
        if (!answer.ok && answer.reason === 'signedOut') fail(answer);
        return answer;
      };
      const on = { opened: () => resync.next('RESYNC'), hint: soon };
      await readHints(open, stopped.signal, on, { later });
      await pause(1_000 + random() * 2_000, stopped.signal, later);
    }
  }

  void keepPolling();
  async function keepPolling() {
    while (!stopped.signal.aborted) {
      await pause(pollEvery * (0.75 + random() / 2), stopped.signal, later);
      if (!stopped.signal.aborted) resync.next('RESYNC');
    }
  }

  void keepComparing();
  async function keepComparing() {
    while (!stopped.signal.aborted) {
      await pause(lookEvery, stopped.signal, later);
      if (deps.waitForLeadership && !deps.database.rx.isLeader()) continue;
      for (const { watch } of lanes) if (!stopped.signal.aborted) await watch.look().catch(() => undefined);
    }
  }

  // Another window may have decided.
  const decided = deps.database.local.notes.$.subscribe(({ operation, documentId }) => {
    if (operation === 'DELETE' && documentId === heldBackId(profiles)) soon();
  });

  const onOnline = () => now();
  globalThis.addEventListener?.('online', onOnline);

  return {
    now,
    replications,
    decide: async (decision) => {
      for (const { holdBack } of lanes) await holdBack?.decide(decision);
      now();
    },
    exportQueue: () =>
      exportQueue({ ...deps, held: Object.fromEntries(lanes.map(({ name, held }) => [name, held])) }),
    stop: async () => {
      stopped.abort();
      globalThis.removeEventListener?.('online', onOnline);
      deps.backoff.close();
      decided.unsubscribe();
      await Promise.all(replications.map((replication) => replication.cancel()));
    },
  };
}
