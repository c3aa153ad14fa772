import type { DailyCare } from '../daily-care.ts';
import type { Store } from '../store/store.ts';
import type { Hub } from '../sync/hub.ts';
import { lastBackup } from './last-backup.ts';
import { freeBytes, type ReadinessDeps, whatIsUnready } from './readiness.ts';

export type GaugeDeps = {
  readonly store: Store;
  readonly hub: Hub;
  readonly readiness: ReadinessDeps;
  readonly dataDir: string;
  readonly cares: readonly DailyCare[];
};

/** What stands at this moment, by name and what it is. Times are in seconds since 1970, 0 for never. */
export type Gauges = Readonly<Record<string, readonly [help: string, value: number]>>;

/** Those that the database answers are left out while it can't be used; `ready` says so. */
export async function readGauges(deps: GaugeDeps): Promise<Gauges> {
  const { hub, readiness, dataDir, cares } = deps;
  const problems = await whatIsUnready(readiness);
  return {
    ready: ['Can the server take requests?', problems.length === 0 ? 1 : 0],
    streams: ['Streams that are open.', hub.size()],
    uptime_seconds: ['Since the start.', process.uptime()],
    memory_bytes: ['Memory in use.', process.memoryUsage.rss()],
    disk_free_bytes: ['Room on the disk of DATA_DIR.', await freeBytes(dataDir)],
    last_backup_timestamp_seconds: ['The last backup by the command.', lastBackup(dataDir)],
    last_daily_care_timestamp_seconds: [
      'When all daily work last ended well.',
      Math.min(...cares.map(({ lastDone }) => lastDone())) / 1000,
    ],
    ...(await ofDatabase(deps.store)),
  };
}

async function ofDatabase({ size, people }: Store): Promise<Gauges> {
  try {
    return {
      database_bytes: ['The size of the database.', await size()],
      messages_queued: ['Messages that wait to be sent.', await people.countQueued()],
      oldest_message_timestamp_seconds: ['The oldest that waits.', (await people.oldestQueued()) / 1000],
    };
  } catch {
    return {};
  }
}
