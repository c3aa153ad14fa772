import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const place = (dataDir: string) => join(dataDir, 'last-backup');

/** Notes for the metrics that a backup was made then; ISO, in UTC. */
export function noteBackup(dataDir: string, at: string): void {
  writeFileSync(place(dataDir), `${at}\n`, { mode: 0o600 });
}

/** In seconds since 1970; 0 where none was made from here. */
export function lastBackup(dataDir: string): number {
  try {
    return Date.parse(readFileSync(place(dataDir), 'utf8').trim()) / 1000 || 0;
  } catch {
    return 0;
  }
}
