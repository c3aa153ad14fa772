import type { DatabaseSync } from 'node:sqlite';

/** All of it or nothing. IMMEDIATE, so that what is read is what is written upon. */
export async function atomically<T>(database: DatabaseSync, run: () => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = await run();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
