import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import { collections as allCollections, type Collections, isPulledOnly } from '#domain/sync/collections.ts';
import type { Checkpoint, PushRow } from '#domain/sync/wire.ts';
import type { Backoff } from './backoff.ts';
import type { AppDatabase, RecordCollection, StoredRecord } from './database.ts';
import { readHints } from './live-stream.ts';
import type { Outbox } from './outbox.ts';
import { pullPage } from './pull.ts';
import { pushRows } from './push.ts';
import type { Quarantine } from './quarantine.ts';
import type { Answer, ServerClient, Trouble } from './server-client.ts';
import type { SyncStatus } from './sync-status.ts';

export type SyncDeps = {
  readonly database: AppDatabase;
  readonly client: ServerClient;
  readonly outbox: Outbox;
  readonly quarantine: Quarantine;
  readonly backoff: Backoff;
  readonly status: SyncStatus;
  readonly collections?: Collections;
  /** Only one of several windows speaks to the server. */
  readonly waitForLeadership: boolean;
  readonly random?: () => number;
};

export type Sync = {
  /** Pull and push now, whatever the back-off says. */
  readonly now: () => void;
  readonly stop: () => Promise<void>;
  readonly replications: readonly RxReplicationState<StoredRecord, Checkpoint>[];
};

const batch = 500;
/** RxDB's own pause between tries, in milliseconds; the back-off does the real waiting. */
const retryTime = 100;
/** The poll behind the live stream (S13), in milliseconds, give or take a quarter. */
const pollEvery = 30_000;
/** How soon after an answered push, or a record that still differs, to look again. Milliseconds. */
const lookAgain = 250;

/** Starts the replication of every collection, and keeps it going until stopped. */
export function startSync(deps: SyncDeps): Sync {
  const stopped = new AbortController();
  const resync = new Subject<'RESYNC'>();
  const random = deps.random ?? Math.random;
  const soon = debounced(() => resync.next('RESYNC'), lookAgain, stopped.signal);
  const now = () => {
    deps.backoff.wake();
    resync.next('RESYNC');
  };

  const chosen: Collections = deps.collections ?? allCollections;
  const replications = Object.entries(chosen).map(([name, rules]) => {
    const collection = (deps.database.synced as Readonly<Record<string, RecordCollection>>)[name];
    if (!collection) throw new Error(`No collection ${name}`);
    return replicateRxCollection<StoredRecord, Checkpoint>({
      collection,
      replicationIdentifier: 'fieldroster',
      live: true,
      retryTime,
      waitForLeadership: deps.waitForLeadership,
      // A minimised window goes on working.
      toggleOnDocumentVisible: false,
      pull: { batchSize: batch, stream$: resync, handler: (at, limit) => pull(name, collection, at, limit) },
      ...(isPulledOnly(rules)
        ? {}
        : { push: { batchSize: batch, handler: (rows) => push(name, rows as PushRow[]) } }),
    });
  });

  // "Synced" is true only once everything that the server has is on this computer.
  let isWhole = false;
  Promise.all(replications.map((replication) => replication.awaitInitialReplication())).then(
    () => {
      isWhole = true;
      deps.status.succeeded();
    },
    () => undefined,
  );

  async function pull(name: string, collection: RecordCollection, at: Checkpoint | undefined, limit: number) {
    const { client, outbox } = deps;
    const page = await attempt(() => pullPage({ name, collection, client, outbox }, at, limit));
    if (page.unsettled > 0) soon();
    return {
      documents: page.documents as (StoredRecord & { _deleted: boolean })[],
      checkpoint: page.checkpoint,
    };
  }

  async function push(collection: string, rows: readonly PushRow[]) {
    const { client, outbox, quarantine } = deps;
    const states = await attempt(() => pushRows({ collection, client, outbox, quarantine }, rows));
    soon();
    return states as (StoredRecord & { _deleted: boolean })[];
  }

  /** One try in its turn (S14). Throws where it failed, which makes RxDB try again. */
  async function attempt<T>(run: () => Promise<Answer<T>>): Promise<T> {
    await deps.backoff.turn();
    const answer = await run();
    if (answer.ok) {
      deps.backoff.succeeded();
      if (isWhole) deps.status.succeeded();
      return answer.value;
    }
    fail(answer);
    throw new Error(answer.message);
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
      await readHints((signal) => deps.client.open('/api/sync/stream', signal), stopped.signal, {
        opened: () => resync.next('RESYNC'),
        hint: soon,
      });
      await pause(1_000 + random() * 2_000, stopped.signal);
    }
  }

  void keepPolling();
  async function keepPolling() {
    while (!stopped.signal.aborted) {
      await pause(pollEvery * (0.75 + random() / 2), stopped.signal);
      if (!stopped.signal.aborted) resync.next('RESYNC');
    }
  }

  const onOnline = () => now();
  globalThis.addEventListener?.('online', onOnline);

  return {
    now,
    replications,
    stop: async () => {
      stopped.abort();
      globalThis.removeEventListener?.('online', onOnline);
      deps.backoff.close();
      await Promise.all(replications.map((replication) => replication.cancel()));
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/** Runs once, a while after the first of several calls. */
function debounced(run: () => void, milliseconds: number, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (timer !== undefined || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, milliseconds);
  };
}
