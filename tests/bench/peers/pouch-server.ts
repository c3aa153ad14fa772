import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * PouchDB behind express-pouchdb over LevelDB, in the folder that is the first argument. Its adapter leaves batches
 * in the memory of the operating system; here each is on the disk before it counts, as ours are.
 */

type Batch = (operations: unknown, options: object, done: (error?: Error) => void) => void;
type Level = { _batch: Batch };
type Peers = {
  readonly pouchdb: { readonly defaults: (options: object) => unknown };
  readonly expressPouch: (made: unknown, options: object) => unknown;
  readonly express: () => {
    readonly use: (path: string, handler: unknown) => void;
    readonly listen: (port: number, host: string, done: () => void) => { address: () => AddressInfo };
  };
  readonly leveldown: (folder: string) => Level;
};

const load = createRequire(import.meta.url);
const { pouchdb, expressPouch, express, leveldown } = {
  pouchdb: load('pouchdb'),
  expressPouch: load('express-pouchdb'),
  express: load('express'),
  leveldown: load('leveldown'),
} as Peers;

function durable(folder: string): Level {
  const level = leveldown(folder);
  const batch = level._batch.bind(level);
  level._batch = (operations, options, done) => batch(operations, { ...options, sync: true }, done);
  return level;
}

const folder = join(process.env.DATA_DIR ?? '.', 'pouch/');
mkdirSync(folder, { recursive: true });
const app = express();
const made = pouchdb.defaults({ prefix: folder, db: Object.assign(durable, leveldown) });
app.use('/', expressPouch(made, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, '127.0.0.1', () =>
  console.log(`listening on http://127.0.0.1:${server.address().port}`),
);
