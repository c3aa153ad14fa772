import { describe, expect, it } from 'vitest';
import type { PushRow } from '#domain/sync/wire.ts';
import { pushRows } from './push.ts';
import type { Answer, ServerClient } from './server-client.ts';

const failed = (status: number): Answer<never> => ({
  ok: false,
  reason: status >= 500 ? 'busy' : 'tooOld',
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

describe('[S9] a row on which the server fails', () => {
  it('is kept aside within three tries, and the rest is delivered at the first', async () => {
    const { push, taken, quarantined } = desk((ids) => (ids.includes('a4') ? 500 : null));
    const rows = ten('a');
    expect(await push(rows)).toMatchObject({ ok: false, status: 500 });
    expect(new Set(taken)).toEqual(
      new Set(rows.map((each) => each.newDocumentState.id).filter((id) => id !== 'a4')),
    );
    expect(await push(rows)).toMatchObject({ ok: false });
    expect(quarantined).toEqual([]);
    expect(await push(rows)).toMatchObject({ ok: true });
    expect(quarantined).toEqual(['a4']);
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

  it('stays in the queue while the server fails on everything', async () => {
    const { push, quarantined, asked } = desk(() => 500);
    const many = Array.from({ length: 500 }, (_, index) => row(`b${index}`));
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
