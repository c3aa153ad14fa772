import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import compress from '@fastify/compress';
import Fastify from 'fastify';

/**
 * The limit that rules could cost nothing above: the same rows through Fastify into node:sqlite, as durable as ours
 * (WAL, FULL), each with a place in one order. Nobody is asked who they are, and nothing is judged or journaled.
 */

type Row = { readonly newDocumentState: { readonly id: string } };
type Query = { Querystring: { readonly seq?: string; readonly limit?: string } };

const database = new DatabaseSync(join(process.env.DATA_DIR ?? '.', 'bare.sqlite'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
database.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, seq INTEGER UNIQUE, document TEXT) STRICT');
const put = database.prepare(`INSERT INTO documents VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, document = excluded.document`);
const page = database.prepare('SELECT seq, document FROM documents WHERE seq > ? ORDER BY seq LIMIT ?');
let seq = 0;

const app = Fastify({ bodyLimit: 32 * 1024 * 1024 });
await app.register(compress, { encodings: ['gzip'] });

app.post('/push', async ({ body }) => {
  const rows = body as readonly Row[];
  database.exec('BEGIN IMMEDIATE');
  for (const { newDocumentState } of rows) {
    seq += 1;
    put.run(newDocumentState.id, seq, JSON.stringify(newDocumentState));
  }
  database.exec('COMMIT');
  return { outcomes: rows.map(({ newDocumentState: { id } }) => ({ id, outcome: 'applied' })) };
});

app.get<Query>('/pull', async ({ query }) => {
  const found = page.all(Number(query.seq ?? 0), Number(query.limit ?? 500));
  const documents = found.map(({ document }) => JSON.parse(String(document)) as unknown);
  return { documents, checkpoint: { epoch: 'bare', seq: Number(found.at(-1)?.seq ?? query.seq ?? 0) } };
});

console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
