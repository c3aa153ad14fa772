import { statfs } from 'node:fs/promises';
import { isSetUp } from '../set-up/set-up-company.ts';
import { steps } from '../store/migrations.ts';
import type { Store } from '../store/store.ts';

/** Why a server should be sent no requests now, with what to do. */
export type Unready = {
  readonly code: 'stopping' | 'database' | 'schema' | 'disk' | 'not_set_up';
  readonly message: string;
};

export type ReadinessDeps = {
  readonly store: Store;
  /** Where photos and outbox lie, and the database if it is a file. */
  readonly folder: string;
  /** In bytes. */
  readonly diskFloor: number;
  readonly isStopping: () => boolean;
};

const messages = {
  stopping: 'The server is stopping.',
  database: 'The database can not be used just now.',
  schema: 'A newer server has changed the tables. Install that version here, too.',
  disk: 'There is hardly any room left on the disk of DATA_DIR. Make room.',
  not_set_up: 'There is no company yet. Make one with the command setup.',
} as const satisfies Record<Unready['code'], string>;

const unready = (code: Unready['code']): readonly Unready[] => [{ code, message: messages[code] }];

/** All that is wrong; nothing where the server is ready. */
export async function whatIsUnready(deps: ReadinessDeps): Promise<readonly Unready[]> {
  const { store, isStopping } = deps;
  if (isStopping()) return unready('stopping');
  const disk = (await freeBytes(deps.folder)) < deps.diskFloor ? unready('disk') : [];
  try {
    const schema = (await store.schemaVersion()) === steps.length ? [] : unready('schema');
    return [...schema, ...disk, ...((await isSetUp(store)) ? [] : unready('not_set_up'))];
  } catch {
    return [...unready('database'), ...disk];
  }
}

/** What is left for this user on the disk of that folder. A folder that is not there yet has room. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
