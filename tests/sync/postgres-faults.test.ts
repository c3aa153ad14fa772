import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPool, openPostgres } from '#server/store/postgres.ts';
import { Unreachable } from '#server/store/unreachable.ts';
import type { NetworkRelay } from '#tests/support/network-relay.ts';
import {
  type AnswerThief,
  startAnswerThief,
  startDatabaseRelay,
  through,
} from '#tests/support/postgres-relay.ts';
import { startServer, type TestServer, technician } from './server-fixture.ts';

let direct: TestServer;
let url: string;
beforeEach(async () => {
  direct = await startServer();
  url = direct.database.environment.DATABASE_URL ?? '';
});
afterEach(() => direct.stop());

const openThrough = (relay: string) => ({
  ...direct.database,
  open: () => openPostgres({ url: through(url, relay), poolSize: 4 }),
});

describe('a database that goes away', () => {
  let relay: NetworkRelay;
  let server: TestServer;
  beforeEach(async () => {
    relay = await startDatabaseRelay(url);
    server = await startServer({ database: openThrough(relay.url) });
  });
  afterEach(async () => {
    relay.restore();
    await server.stop();
    relay.close();
  });

  it('is told with 503 and when to come back, and its return is found without a restart', async () => {
    const admin = await server.signIn('admin');
    relay.cut();
    const refused = await admin.request('/api/sync/technicians/pull');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ error: { code: 'unavailable' } });
    const health = await fetch(`${server.address}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      503,
      { ok: false, version: '0.0.0', epoch: server.store.epoch },
    ]);
    relay.restore();
    expect((await admin.request('/api/sync/technicians/pull')).status).toBe(200);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect(await admin.pushOne('technicians', technician())).toMatchObject({ outcome: 'applied' });
  });

  it('is not noticed where only idle connections were lost', async () => {
    const admin = await server.signIn('admin');
    relay.cut();
    relay.restore();
    expect(await admin.pushOne('technicians', technician())).toMatchObject({ outcome: 'applied' });
  });
});

describe('a transaction', () => {
  it('begins anew where its connection is lost before the commit', async () => {
    let runs = 0;
    await direct.store.transaction('acme', async (tx) => {
      runs += 1;
      await tx.put('lists', [{ id: `list-${runs}` }]);
      if (runs === 1) await killWhoeverHolds();
      await tx.records('lists', ['list-1']);
    });
    expect(runs).toBe(2);
    const lists = await direct.store.page('acme', 'lists', 0, 10);
    expect(lists.map(({ record }) => record.id)).toEqual(['list-2']);
  });

  it('that fails of itself runs once, and leaves nothing', async () => {
    const run = vi.fn(async (tx: Parameters<Parameters<typeof direct.store.transaction>[1]>[0]) => {
      await tx.put('lists', [{ id: 'list' }]);
      throw new Error('no');
    });
    await expect(direct.store.transaction('acme', run)).rejects.toThrow('no');
    expect(run).toHaveBeenCalledOnce();
    expect(await direct.store.page('acme', 'lists', 0, 10)).toEqual([]);
  });

  it('in which a failed statement was passed over is not called committed', async () => {
    const writing = direct.store.transaction('acme', async (tx) => {
      await tx.put('lists', [{ id: 'list' }]);
      const claim = { person: 'user', kind: 'email', value: 'a@b.example' } as const;
      await tx.claim(claim, 'one');
      await tx.claim(claim, 'two').catch(() => undefined);
    });
    await expect(writing).rejects.toThrow('rolled back');
  });

  it('[S17] is on the disk when it is answered, whatever the database thinks of that', async () => {
    const lax = new URL(url);
    lax.searchParams.set('options', `${lax.searchParams.get('options')} -c synchronous_commit=off`);
    const pool = openPool({ url: lax.href.replaceAll('+', '%20'), poolSize: 1 });
    const { rows } = await pool.query('SHOW synchronous_commit');
    await pool.end();
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  });
});

/** As an administrator of the database may, or a failover. */
const killWhoeverHolds = () =>
  direct.database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'
       AND pid IN (SELECT pid FROM pg_locks WHERE relation = 'companies'::regclass)`,
  );

describe('the answer to a commit that is lost', () => {
  let thief: AnswerThief;
  let server: TestServer;
  beforeEach(async () => {
    thief = await startAnswerThief(url);
    server = await startServer({ database: openThrough(thief.url) });
  });
  afterEach(async () => {
    await server.stop();
    thief.close();
  });

  /** The server has commits of its own, such as its care of photos: the theft is tried until it was this one. */
  const losing = async <T>(
    run: (attempt: number) => Promise<T>,
  ): Promise<{ attempt: number; error: unknown }> => {
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      thief.stealNext();
      try {
        await run(attempt);
      } catch (error) {
        return { attempt, error };
      }
    }
    throw new Error('No commit of this test was stolen');
  };

  it('[S7] is said to be lost, and the same push is a duplicate then', async () => {
    const admin = await server.signIn('admin');
    const records = Array.from({ length: 10 }, () => technician());
    const pushed = await losing((attempt) => admin.pushOne('technicians', records[attempt - 1] ?? {}));
    expect(String(pushed.error)).toContain('503');
    const lost = records[pushed.attempt - 1] ?? {};
    expect(await admin.pushOne('technicians', lost)).toMatchObject({ outcome: 'duplicate' });
    const seq = await server.store.lastSeq('acme');
    const { attempt, error } = await losing(() =>
      server.store.transaction('acme', (tx) => tx.put('lists', [{ id: 'list' }])),
    );
    expect(error).toBeInstanceOf(Unreachable);
    // Once each: what was lost was not tried again.
    expect(await server.store.lastSeq('acme')).toBe(seq + attempt);
  });
});

describe('a database that can not be used', () => {
  const opening = (change: (there: URL) => void, patience = 0) => {
    const there = new URL(url);
    change(there);
    return openPostgres({ url: there.href, poolSize: 1, patience });
  };

  it('says what is wrong in a sentence, without the password', async () => {
    const host = new URL(url).host;
    const secret = new URL(url).password;
    const reasons: unknown[] = [];
    for (const [change, reason] of [
      [
        (there: URL) => Object.assign(there, { password: 'wrong' }),
        `${host} refuses the user or the password`,
      ],
      [
        (there: URL) => Object.assign(there, { pathname: '/nowhere' }),
        `There is no database nowhere at ${host}`,
      ],
      [(there: URL) => Object.assign(there, { port: '1' }), 'does not answer'],
    ] as const) {
      const error = await opening(change).catch((thrown: Error) => thrown.message);
      expect(error).toContain(reason);
      reasons.push(error);
    }
    expect(JSON.stringify(reasons)).not.toContain(secret);
  });

  it('is waited for while it starts', async () => {
    const relay = await startDatabaseRelay(url);
    relay.cut();
    const opened = openPostgres({ url: through(url, relay.url), poolSize: 1, patience: 20_000 });
    relay.restore();
    await (await opened).close();
    relay.close();
  });
});
