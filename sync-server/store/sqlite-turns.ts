import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unreachable } from './unreachable.ts';

/** What is to be written, all of it or nothing, and who waits for it. */
type Job = {
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

type Done = { readonly job: Job; readonly value: unknown };

/** So many, or so many milliseconds, go to the disk together. */
const mostTogether = 64;
const longestTogether = 40;

/**
 * Writes one after the other. Those that wait go to the disk together, since one wait for it is as long as for many;
 * each is still all or nothing by itself, and nobody is answered before the disk has it.
 */
export function writeInTurn(database: DatabaseSync): <T>(run: () => Promise<T>) => Promise<T> {
  const queue: Job[] = [];
  let isWriting = false;
  const writeAll = async () => {
    isWriting = true;
    while (queue.length > 0) {
      // Requests that have come in by now go together.
      await nextTurn();
      await writeTogether(database, queue);
    }
    isWriting = false;
  };
  return (run) =>
    new Promise((resolve, reject) => {
      queue.push({ run, resolve, reject });
      if (!isWriting) void writeAll();
    });
}

async function writeTogether(database: DatabaseSync, queue: Job[]): Promise<void> {
  const done: Done[] = [];
  const end = performance.now() + longestTogether;
  let hasBegun = false;
  try {
    // IMMEDIATE, so that what is read is what is written upon.
    database.exec('BEGIN IMMEDIATE');
    hasBegun = true;
    do {
      const job = queue.shift();
      if (job) await within(database, job, done);
    } while (queue.length > 0 && done.length < mostTogether && performance.now() < end);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    const reason = isDisk(error) ? new Unreachable(error) : error;
    for (const { job } of done) job.reject(reason);
    if (!hasBegun) queue.shift()?.reject(reason);
    return;
  }
  for (const { job, value } of done) job.resolve(value as never);
}

/** What fails by itself is taken back by itself; the failure of all of them is thrown. */
async function within(database: DatabaseSync, job: Job, done: Done[]): Promise<void> {
  database.exec('SAVEPOINT job');
  try {
    const value = await job.run();
    database.exec('RELEASE job');
    done.push({ job, value });
  } catch (error) {
    if (!database.isTransaction) {
      done.push({ job, value: undefined });
      throw error;
    }
    database.exec('ROLLBACK TO job');
    database.exec('RELEASE job');
    job.reject(isDisk(error) ? new Unreachable(error) : error);
  }
}

/** SQLite's codes for a disk that fails and one that is full. */
const [ioError, full] = [10, 13];

/** Is it the disk, and no fault of what was to be written? Then the same does better once there is room. */
function isDisk(error: unknown): boolean {
  const code = ((error as { errcode?: number } | null)?.errcode ?? 0) % 256;
  return code === ioError || code === full;
}
