import { describe, expect, it } from 'vitest';
import type { PushRow } from '#domain/sync/wire.ts';
import { pushRows } from './push.ts';
import type { Answer, ServerClient } from './server-client.ts';

const failed = (status: number): Answer<never> => ({
  ok: false,
  reason: status >= 500 ? 'busy' : [403, 404].includes(status) ? 'foreign' : 'tooOld',
  status,
  message: `The server answered ${status}.`,
});

const row = (id: string, editId = `edit-${id}`): PushRow => ({
  newDocumentState: { id, edit: { id: editId, by: 'kim', at: '2026-11-24T08:00:00.000Z', device: 'Desk' } },
});

/** A server that fails in its own way on what it is given, and what it took. */
function desk(fails: (ids: readonly string[]) => number | null) {
  const taken: string[] = [];
  const quarantined: string[] = [];
  let asked = 0;
  const client = {
    post: async (_path: string, body: unknown) => {
      asked += 1;
      const ids = (body as readonly PushRow[]).map(({ newDocumentState }) => newDocumentState.id);
      const status = fails(ids);
      if (status) return failed(status);
      const outcomes = ids.map((id) => ({ id, outcome: taken.includes(id) ? 'duplicate' : 'applied' }));
      taken.push(...ids);
      return { ok: true, value: { outcomes } };
    },
  } as unknown as ServerClient;
  const outbox = { answered: async () => undefined } as never;
  const quarantine = {
    keep: async (_: string, { newDocumentState }: PushRow) => void quarantined.push(newDocumentState.id),
  } as never;
  const push = (rows: readonly PushRow[]) =>
    pushRows({ collection: 'technicians', client, outbox, quarantine }, rows);
  return { push, taken, quarantined, asked: () => asked };
}

const ten = (name: string) => Array.from({ length: 10 }, (_, index) => row(`${name}${index}`));

/** The server fails on the row with this name and a 4, in this way. */
async function seesOneAside(name: string, status: number): Promise<void> {
  const bad = `${name}4`;
  const { push, taken, quarantined } = desk((ids) => (ids.includes(bad) ? status : null));
  const rows = ten(name);
  expect(await push(rows)).toMatchObject({ ok: false, status });
  expect(new Set(taken)).toEqual(
    new Set(rows.map((each) => each.newDocumentState.id).filter((id) => id !== bad)),
  );
  expect(await push(rows)).toMatchObject({ ok: false });
  expect(quarantined).toEqual([]);
  expect(await push(rows)).toMatchObject({ ok: true });
  expect(quarantined).toEqual([bad]);
}

describe('[S9] a row on which the server fails', () => {
  it('is kept aside within three tries, and the rest is delivered at the first', async () => {
    await seesOneAside('a', 500);
  });

  it('is kept aside where what stands before the server answers in its place, too', async () => {
    await seesOneAside('e', 403);
  });

  it('is kept aside once and for all, where the network breaks right after', async () => {
    let isCut = false;
    const { push, quarantined } = desk((ids) => {
      if (ids.includes('d4')) return 500;
      return isCut && ids.includes('d9') ? 503 : null;
    });
    for (let time = 0; time < 2; time += 1) expect(await push(ten('d'))).toMatchObject({ status: 500 });
    isCut = true;
    expect(await push(ten('d'))).toMatchObject({ status: 503 });
    isCut = false;
    expect(await push(ten('d'))).toMatchObject({ ok: true });
    expect(new Set(quarantined)).toEqual(new Set(['d4']));
  });

  it.each([
    ['while the server fails on everything', 'b', 500],
    ['where another server has taken its place', 'f', 404],
  ] as const)('stays in the queue %s', async (_, name, status) => {
    const { push, quarantined, asked } = desk(() => status);
    const many = Array.from({ length: 500 }, (_each, index) => row(`${name}${index}`));
    for (let time = 0; time < 6; time += 1) expect(await push(many)).toMatchObject({ ok: false });
    expect(quarantined).toEqual([]);
    expect(asked()).toBeLessThan(6 * 20);
  });

  it.each([503, 429, 426])('stays in the queue where the server says %i', async (status) => {
    const { push, quarantined, taken } = desk((ids) => (ids.includes('c4') ? status : null));
    for (let time = 0; time < 6; time += 1) expect(await push(ten('c'))).toMatchObject({ ok: false });
    expect([...quarantined, ...taken]).toEqual([]);
  });
});
