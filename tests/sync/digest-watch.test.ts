import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OfficeRoleId } from '#domain/access/roles.ts';
import { pullAnswer, type WireRecord } from '#domain/sync/wire.ts';
import { createDigestWatch } from '#renderer/data/digest-watch.ts';
import { createServerClient } from '#renderer/data/server-client.ts';
import { type SyncServer, startSyncServer } from '#tests/support/sync-office.ts';

let server: SyncServer;

beforeEach(async () => {
  server = await startSyncServer();
  await put(1, { payroll: { payrollId: '7' } });
  await put(2);
});
afterEach(() => server.close());

const put = (index: number, more: object = {}) =>
  server.store.transaction('northline', (tx) =>
    tx.put('technicians', [{ id: `t-${index}`, name: `Technician ${index}`, ...more } as WireRecord]),
  );

/** A watch over what a computer holds, at a clock of its own. */
async function watchOver(
  username: OfficeRoleId,
  drift: (records: WireRecord[]) => WireRecord[] = (all) => all,
) {
  const client = createServerClient(await server.session(username), async () => undefined, 'a');
  const page = await client.get('/api/sync/technicians/pull?limit=100', pullAnswer);
  if (!page.ok) throw new Error(page.message);
  let at = 0;
  const found = drift(page.value.documents as WireRecord[]);
  const collection = {
    find: () => ({ exec: async () => found.map((record) => ({ toJSON: () => record })) }),
  };
  const report = vi.fn();
  const wake = vi.fn();
  let waits = false;
  const outbox = {
    waiting: async () => (waits ? [{ collectionName: 'technicians' }] : []),
    rechecks: async () => [],
  };
  const deps = { name: 'technicians', collection, client, outbox, report, wake, holdBack: null };
  const watch = createDigestWatch({
    ...deps,
    elapsed: () => at,
    later: (run: () => void) => {
      run();
      return () => undefined;
    },
  } as never);
  const rest = async () => {
    watch.pulled(page.value.checkpoint, true);
    at += 61_000;
    await watch.look();
  };
  watch.pulled(page.value.checkpoint, false);
  return {
    watch,
    report,
    wake,
    rest,
    type: (isTyping: boolean) => {
      waits = isTyping;
    },
  };
}

const kinds = (report: ReturnType<typeof vi.fn>) => report.mock.calls.map(([event]) => event.kind);

describe('[S22] when all is quiet', () => {
  test.each(['administrator', 'viewer'] as const)(
    'what %s holds is what the server counts',
    async (username) => {
      const { rest, report, watch } = await watchOver(username);
      await rest();
      await rest();
      expect(report).not.toHaveBeenCalled();
      expect(watch.isAnew()).toBe(false);
    },
  );

  test.each([
    ['one is missing', (all: WireRecord[]) => all.slice(1)],
    ['one is too many', (all: WireRecord[]) => [...all, { id: 't-9' }]],
    ['a value differs', ([one, ...all]: WireRecord[]) => [{ ...one, memo: 'x' } as WireRecord, ...all]],
  ])('%s: everything is fetched anew, once, and it is said', async (_, drift) => {
    const { rest, report, watch, wake } = await watchOver('administrator', drift);
    await rest();
    expect(kinds(report)).toEqual(['fetchedAnew']);
    expect(watch.isAnew()).toBe(true);
    expect(wake).toHaveBeenCalledTimes(1);
    for (let time = 0; time < 5; time += 1) await rest();
    expect(kinds(report)).toEqual(['fetchedAnew', 'stillDiffers']);
    expect(watch.isAnew()).toBe(false);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test('nothing is compared while an edit waits, nor where the server has gone on', async () => {
    const typing = await watchOver('administrator', (all) => all.slice(1));
    typing.type(true);
    await typing.rest();
    const late = await watchOver('administrator', (all) => all.slice(1));
    await put(3);
    await late.rest();
    for (const { report } of [typing, late]) expect(report).not.toHaveBeenCalled();
    typing.type(false);
    await typing.rest();
    expect(typing.report).not.toHaveBeenCalled();
  });
});
