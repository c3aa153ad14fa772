import { createHash, randomUUID } from 'node:crypto';
import { addRxPlugin, type RxCollection } from 'rxdb';
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { runReplicationBaseTestSuite, setConfig } from 'rxdb/plugins/test-utils';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { Subject } from 'rxjs';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { z } from 'zod';
import { field, text } from '#domain/record/kinds.ts';
import { editField, idField } from '#domain/record/own-fields.ts';
import { type Checkpoint, pullAnswer, pushAnswer, type WireRecord } from '#domain/sync/wire.ts';
import { createServerClient, type ServerClient } from '#renderer/data/server-client.ts';
import { type SyncServer, startSyncServer } from '#tests/support/sync-office.ts';

// RxDB's suite finds these as globals, as Mocha has them.
Object.assign(globalThis, { describe, it });

/** The documents of RxDB's own suite, declared as ours are. Each test has a collection of its own on the server. */
const humanFields = {
  id: idField,
  passportId: text({ label: 'Passport' }),
  firstName: text({ label: 'First name' }),
  lastName: text({ label: 'Last name' }),
  age: field(z.number(), { label: 'Age' }),
  edit: editField,
};
const humans = { fields: humanFields, create: 'editEmployee', remove: 'removeEmployee' } as const;
const names = Array.from({ length: 20 }, (_, index) => `humans${index}`);

let server: SyncServer;
let client: ServerClient;
let current = -1;

beforeAll(async () => {
  server = await startSyncServer(Object.fromEntries(names.map((name) => [name, humans])));
  const session = await server.session('administrator');
  client = createServerClient(session, async () => undefined, 'suite');
});
afterAll(() => server.close());

type Human = { passportId: string; firstName: string; lastName: string; age: number; _deleted: boolean };

const path = (action: string) => `/api/sync/${names[current]}/${action}`;

/** The suite's keys hold any character and ours do not; its documents have no edits. */
function toOurs(human: Human): WireRecord {
  const id = createHash('sha256').update(human.passportId).digest('hex').slice(0, 40);
  const edit = { id: randomUUID(), by: 'user-administrator', at: new Date().toISOString(), device: 'suite' };
  return { ...human, id, edit };
}

function toTheirs({ id, edit, conflicts, ...human }: Readonly<Record<string, unknown>>): Human {
  return { _deleted: false, ...human } as unknown as Human;
}

async function ok<T>(answer: Promise<{ ok: true; value: T } | { ok: false; message: string }>): Promise<T> {
  const found = await answer;
  if (!found.ok) throw new Error(found.message);
  return found.value;
}

function replicate(collection: RxCollection<Human>, live: boolean) {
  const stream = new Subject<'RESYNC'>();
  const replication = replicateRxCollection<Human, Checkpoint>({
    collection,
    replicationIdentifier: path(''),
    live,
    retryTime: 50,
    pull: {
      batchSize: 10,
      stream$: stream,
      handler: async (at, limit) => {
        const query = new URLSearchParams({
          limit: String(limit),
          ...(at && { epoch: at.epoch, seq: String(at.seq) }),
        });
        const page = await ok(client.get(`${path('pull')}?${query}`, pullAnswer));
        return { documents: page.documents.map(toTheirs), checkpoint: page.checkpoint };
      },
    },
    push: {
      batchSize: 10,
      handler: async (rows) => {
        const body = rows.map(({ assumedMasterState, newDocumentState }) => ({
          ...(assumedMasterState && { assumedMasterState: toOurs(assumedMasterState as Human) }),
          newDocumentState: toOurs(newDocumentState as Human),
        }));
        const { outcomes } = await ok(client.post(path('push'), body, pushAnswer));
        const refused = outcomes.find(({ outcome }) => outcome === 'rejected');
        if (refused) throw new Error(`${refused.code}: ${refused.reason}`);
        return outcomes.flatMap(({ document }) => (document ? [toTheirs(document)] : []));
      },
    },
  });
  return replication;
}

// The suite opens its databases in a way that RxDB allows in its development mode only.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
const storage = wrappedValidateAjvStorage({ storage: getRxStorageMemory() });
setConfig({
  storage: {
    name: 'memory',
    getStorage: () => storage,
    getPerformanceStorage: () => ({ storage, description: 'memory' }),
    hasPersistence: true,
    hasMultiInstance: false,
    hasAttachments: false,
    hasReplication: true,
  },
} as unknown as Parameters<typeof setConfig>[0]);

describe('RxDB replicates with our server over HTTP', () => {
  runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection, true),
    syncOnce: async (collection) => {
      const replication = replicate(collection, false);
      await replication.awaitInitialReplication();
      await replication.cancel();
    },
    getAllServerDocs: async () => {
      const page = await ok(client.get(`${path('pull')}?limit=1000`, pullAnswer));
      return page.documents.map(toTheirs);
    },
    cleanUpServer: async () => {
      current += 1;
    },
    softDeletes: true,
    isDeleted: (document) => document._deleted,
    getPrimaryOfServerDoc: (document) => document.passportId,
    waitTime: 50,
  });
});
