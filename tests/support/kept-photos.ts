import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '#server/store/store.ts';
import { isOnPostgres, type TestDatabase } from './test-database.ts';

/** Where the bytes of photos lie in this run: what a server of a company does by default. */
export const photoPlace = () => (isOnPostgres() ? 'database' : 'directory');

type Server = { readonly store: Store; readonly dataDir: string; readonly database: TestDatabase };

/** Uploads of the company acme that are under way, as somebody finds them who has the server's disk at hand. */
export type KeptParts = {
  /** `hash.user`. */
  readonly names: () => Promise<string[]>;
  /** What has been received, replaced. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** One of so many bytes that nobody went on with since then. It takes no room. */
  readonly writeOld: (name: string, size: number, at: Date) => Promise<void>;
};

export function keptParts(server: Server): KeptParts {
  return photoPlace() === 'database' ? inDatabase(server) : inDirectory(server.dataDir);
}

function inDirectory(dataDir: string): KeptParts {
  const folder = join(dataDir, 'photos', '.unfinished', 'acme');
  const write = async (name: string, bytes: Uint8Array) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  return {
    names: async () => readdirSync(folder),
    write,
    writeOld: async (name, size, at) => {
      await write(name, new Uint8Array());
      truncateSync(join(folder, name), size);
      utimesSync(join(folder, name), at, at);
    },
  };
}

function inDatabase({ store, database }: Server): KeptParts {
  const { parts } = store.photos;
  return {
    names: async () => {
      const rows = await database.query('SELECT DISTINCT sha256, user_id FROM photo_parts');
      return rows.map(({ sha256, user_id }) => `${sha256}.${user_id}`);
    },
    write: async (name, bytes) => {
      const [sha256 = '', userId = ''] = name.split('.');
      const upload = { companyId: 'acme', sha256, userId };
      await parts.drop(upload);
      await parts.add(upload, { offset: 0, bytes }, Date.now());
    },
    writeOld: async (name, size, at) => {
      const [sha256, userId] = name.split('.');
      await database.query(`INSERT INTO photo_parts (company_id, sha256, user_id, place, size, added_at, bytes)
        VALUES ('acme', '${sha256}', '${userId}', 0, ${size}, ${at.getTime()}, '')`);
    },
  };
}

/** What has arrived of photos and was not kept, in the directory where it waits. */
export const leftovers = (dataDir: string): string[] => {
  const folder = join(dataDir, 'photos', '.incoming');
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** Loses all photos of a company. */
export async function losePhotos(companyId: string, folder: string, database: TestDatabase): Promise<void> {
  if (photoPlace() === 'database')
    await database.query(`DELETE FROM photos WHERE company_id = '${companyId}'`);
  else rmSync(join(folder, companyId), { recursive: true });
}
