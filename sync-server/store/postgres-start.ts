import { setTimeout as sleep } from 'node:timers/promises';
import { isLost } from './postgres-errors.ts';
import { Unreachable } from './unreachable.ts';

/** Why a server can't begin, in a sentence for whoever runs it. It never holds a password. */
export class CannotStart extends Error {}

/** Between two tries, in milliseconds. */
const pause = 500;

/** Tries until the database server answers, for so many milliseconds; what is wrong with the database is said at once. */
export async function whenReady<T>(url: string, patience: number, open: () => Promise<T>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const cause = error instanceof Unreachable ? error.cause : error;
      if (!isLost(cause)) throw explained(url, cause);
      if (Date.now() >= end) throw new CannotStart(silent(url, patience), { cause });
      await sleep(pause);
    }
  }
}

const placeOf = (url: string) => new URL(url).host;
const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

const silent = (url: string, patience: number): string =>
  `The database server at ${placeOf(url)} does not answer${
    patience > 0 ? `, for ${Math.round(patience / 1000)} seconds now` : ''
  }. Start it, or correct DATABASE_URL.`;

function explained(url: string, error: unknown): unknown {
  switch ((error as { code?: unknown } | null)?.code) {
    case '28P01':
    case '28000':
      return new CannotStart(
        `The database server at ${placeOf(url)} refuses the user or the password of DATABASE_URL.`,
      );
    case '3D000':
      return new CannotStart(
        `There is no database ${databaseOf(url)} at ${placeOf(url)}. Create it, or correct DATABASE_URL.`,
      );
    case '42501':
      return new CannotStart(
        `The user of DATABASE_URL may not make tables in ${databaseOf(url)}. Make it the database's owner.`,
      );
    default:
      return error;
  }
}
