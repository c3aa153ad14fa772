import pg, { type Pool } from 'pg';
import type { Channel } from './channel.ts';

/** The wait before listening again, at first and at most, in milliseconds. */
const firstPause = 250;
const longestPause = 15_000;

/** One name for each schema, so that installations beside one another don't hear each other. */
const channelName = `'fieldroster_' || current_schema()`;

export type PostgresChannel = Channel & { readonly close: () => Promise<void> };

/**
 * NOTIFY and LISTEN. What is said goes in a transaction of its own, after the one that it tells of: NOTIFY makes
 * commits wait for each other in the whole database, and so it must not wait for the disk.
 */
export function postgresChannel(pool: Pool, url: string): PostgresChannel {
  const listeners = new Set<(word: string) => void>();
  let ear: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let pause = firstPause;

  const begin = () => {
    const client = newEar(url);
    ear = client;
    let isLost = false;
    const lost = () => {
      if (isLost || isClosed) return;
      isLost = true;
      client.end().catch(() => undefined);
      timer = setTimeout(begin, pause * (0.5 + Math.random())).unref();
      pause = Math.min(pause * 2, longestPause);
    };
    client.on('error', lost).once('end', lost);
    client.on('notification', ({ payload = '' }) => {
      for (const listener of listeners) listener(payload);
    });
    listen(client).then(() => {
      pause = firstPause;
    }, lost);
  };

  return {
    say: (word) => void pool.query(`SELECT pg_notify(${channelName}, $1)`, [word]).catch(() => undefined),
    hear: (listener) => {
      listeners.add(listener);
      if (!ear) begin();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await ear?.end().catch(() => undefined);
    },
  };
}

const newEar = (url: string): pg.Client =>
  new pg.Client({ connectionString: url, keepAlive: true, application_name: 'fieldroster ear' });

async function listen(client: pg.Client): Promise<void> {
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`SELECT ${channelName} AS name`);
  await client.query(`LISTEN ${client.escapeIdentifier(rows[0]?.name ?? '')}`);
}
