import { join } from 'node:path';
import { serverFlags } from '#build/server-flags.mjs';
import type { Checkpoint, Outcome, SignInAnswer, WireRecord } from '#domain/sync/wire.ts';
import { type BenchProcess, startBenchProcess } from './bench-process.ts';
import { openWire, type Wire } from './wire.ts';

/** Something that takes profiles in batches and gives them back page by page. */
export type Rival = {
  readonly name: string;
  readonly server: BenchProcess;
  readonly wire: Wire;
  readonly push: (batch: readonly WireRecord[]) => Promise<void>;
  /** All of it, in pages of so many; answers how many there were. */
  readonly pull: (page: number) => Promise<number>;
};

const root = join(import.meta.dirname, '..', '..', '..');
const password = 'correct horse battery';

/** Our server with a demo company that has no technicians. */
export async function startOurs(env: Readonly<Record<string, string>> = {}): Promise<Rival> {
  const file = join(root, 'sync-server/main.ts');
  const server = await startBenchProcess(
    file,
    { DEMO: '1', DEMO_SIZE: '0', DEMO_PASSWORD: password, ...env },
    serverFlags,
  );
  const wire = openWire(server.url, { authorization: `Bearer ${await tokenFor(server)}` });
  return { name: 'ours', server, wire, ...oursOver(wire) };
}

export async function tokenFor({ url }: Pick<BenchProcess, 'url'>): Promise<string> {
  const who = { username: 'admin', password };
  return (await openWire(url).post<SignInAnswer>('/api/auth/sign-in', who)).token;
}

/** Throws unless the server takes every row as it is. */
export async function pushRows(wire: Wire, rows: readonly object[]): Promise<void> {
  const { outcomes } = await wire.post<{ outcomes: Outcome[] }>('/api/sync/technicians/push', rows);
  const odd = outcomes.find(({ outcome }) => outcome === 'rejected' || outcome === 'duplicate');
  if (odd) throw new Error(`A row was not taken: ${JSON.stringify(odd)}`);
}

type Page = { readonly documents: readonly WireRecord[]; readonly checkpoint: Checkpoint };

const oursOver = (wire: Wire): Pick<Rival, 'push' | 'pull'> => ({
  push: (batch) =>
    pushRows(
      wire,
      batch.map((newDocumentState) => ({ newDocumentState })),
    ),
  pull: (page) => pullAll(wire, '/api/sync/technicians/pull', page),
});

/** Page after page until a short one. */
export async function pullAll(wire: Wire, path: string, page: number): Promise<number> {
  let count = 0;
  for (let from = ''; ; ) {
    const { documents, checkpoint } = await wire.get<Page>(`${path}?limit=${page}${from}`);
    count += documents.length;
    if (documents.length < page) return count;
    from = `&epoch=${checkpoint.epoch}&seq=${checkpoint.seq}`;
  }
}

/** Fastify and node:sqlite without our rules. */
export async function startBare(): Promise<Rival> {
  const server = await startBenchProcess(join(import.meta.dirname, 'bare-server.ts'));
  const wire = openWire(server.url);
  return {
    name: 'bare',
    server,
    wire,
    push: async (batch) => {
      await wire.post(
        '/push',
        batch.map((newDocumentState) => ({ newDocumentState })),
      );
    },
    pull: (page) => pullAll(wire, '/pull', page),
  };
}

type Changes = { readonly results: readonly object[]; readonly last_seq: number };
type Put = readonly { readonly error?: unknown }[];

/** Asked in the cheapest way that it has: one request a page, where its own replication makes several. */
export async function startPouch(): Promise<Rival> {
  const server = await startBenchProcess(join(import.meta.dirname, '../peers/pouch-server.ts'));
  const wire = openWire(server.url);
  await wire.put('/bench');
  return {
    name: 'PouchDB',
    server,
    wire,
    push: async (batch) => {
      const docs = batch.map(({ id, ...said }) => ({ _id: id, ...said }));
      const answers = await wire.post<Put>('/bench/_bulk_docs', { docs });
      if (answers.some(({ error }) => error)) throw new Error('PouchDB did not take a row');
    },
    pull: async (page) => {
      let count = 0;
      for (let since = 0; ; ) {
        const path = `/bench/_changes?include_docs=true&limit=${page}&since=${since}`;
        const { results, last_seq } = await wire.get<Changes>(path);
        count += results.length;
        if (results.length < page) return count;
        since = last_seq;
      }
    },
  };
}
