import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import { text } from '#domain/record/kinds.ts';
import { editField, idField } from '#domain/record/own-fields.ts';
import { digestOf } from '#domain/sync/digest.ts';
import type { Checkpoint, Hint, WireRecord } from '#domain/sync/wire.ts';
import { type Api, edit, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let manager: Api;
let outsider: Api;

beforeAll(async () => {
  server = await startServer();
  [admin, manager, outsider] = await Promise.all([
    server.signIn('admin'),
    server.signIn('manager'),
    server.signIn('outsider'),
  ]);
});
afterAll(() => server.stop());

/** Pulls pages until one is not full, as RxDB does; each record as it was last seen. */
async function pullAll(api: Api, from?: Checkpoint, limit = 7) {
  const seen = new Map<string, WireRecord>();
  let checkpoint = from;
  for (;;) {
    const page = await api.pull('technicians', checkpoint, `&limit=${limit}`);
    for (const document of page.documents) seen.set(document.id, document);
    checkpoint = page.checkpoint;
    if (page.documents.length < limit) return { seen, checkpoint };
  }
}

describe('the order of changes', () => {
  it('[S1] pages miss nothing while several people push', async () => {
    const base = Array.from({ length: 20 }, () => technician());
    await admin.push(
      'technicians',
      base.map((newDocumentState) => ({ newDocumentState })),
    );
    const writer = async (api: Api, username: string) => {
      for (const [index, record] of base.entries())
        await api.pushOne(
          'technicians',
          { ...record, [`${username === 'admin' ? 'memo' : 'bio'}`]: `${index}`, edit: edit(username) },
          record,
        );
    };
    let isWriting = true;
    const reader = async () => {
      const seen = new Map<string, WireRecord>();
      let checkpoint: Checkpoint | undefined;
      for (let wasWriting = true; wasWriting; ) {
        wasWriting = isWriting;
        const found = await pullAll(admin, checkpoint, 3);
        for (const [id, record] of found.seen) seen.set(id, record);
        checkpoint = found.checkpoint;
      }
      return seen;
    };
    const reading = reader();
    await Promise.all([writer(admin, 'admin'), writer(manager, 'manager')]);
    isWriting = false;
    const seen = await reading;
    for (const [index, { id }] of base.entries())
      expect(seen.get(id)).toMatchObject({ memo: `${index}`, bio: `${index}` });
  });

  it('[S1] gives each write the next place, whatever the clock says', async () => {
    const { checkpoint } = await pullAll(admin);
    const [one, two] = [technician(), technician()];
    server.clock.ahead = 1_000_000;
    await admin.pushOne('technicians', one);
    server.clock.ahead = -1_000_000;
    await admin.pushOne('technicians', two);
    server.clock.ahead = 0;
    const page = await admin.pull('technicians', checkpoint);
    expect(page.documents.map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(page.checkpoint).toEqual({ epoch: server.store.epoch, seq: checkpoint.seq + 2 });
  });

  it('[S1] fills its pages and keeps the checkpoint where there is nothing new', async () => {
    const full = await admin.pull('technicians', undefined, '&limit=5');
    expect(full.documents).toHaveLength(5);
    const { checkpoint } = await pullAll(admin);
    expect(await admin.pull('technicians', checkpoint)).toEqual({ documents: [], checkpoint });
  });

  it('[S1] gives nothing of the server to a document and tells whether it was removed', async () => {
    const mine = technician();
    await admin.pushOne('technicians', mine);
    expect(await admin.present('technicians', mine.id)).toEqual({ ...mine, _deleted: false });
  });

  it('[S12] starts over for a checkpoint of another history, or of a future it has not had', async () => {
    const { seen, checkpoint } = await pullAll(admin);
    for (const strange of [
      { epoch: 'another', seq: checkpoint.seq },
      { epoch: checkpoint.epoch, seq: checkpoint.seq + 1000 },
    ]) {
      const again = await pullAll(admin, strange);
      expect(again.seen.size).toBe(seen.size);
      expect(again.checkpoint).toEqual(checkpoint);
    }
  });

  it('[S12] keeps its epoch over a restart', async () => {
    const { epoch } = server.store;
    server = await server.restart();
    [admin, manager, outsider] = await Promise.all([
      server.signIn('admin'),
      server.signIn('manager'),
      server.signIn('outsider'),
    ]);
    expect(server.store.epoch).toBe(epoch);
  });

  it('[S21] adds records by id, each once, and answers other companies as if there were none', async () => {
    const mine = technician();
    await admin.pushOne('technicians', mine);
    const { checkpoint } = await pullAll(admin);
    const first = await admin.pull('technicians', undefined, `&ids=${mine.id},none,${mine.id}&limit=1000`);
    expect(first.documents.filter(({ id }) => id === mine.id)).toHaveLength(1);
    const later = await admin.pull('technicians', checkpoint, `&ids=${mine.id},none`);
    expect(later).toEqual({ documents: [{ ...mine, _deleted: false }], checkpoint });
    expect((await outsider.pull('technicians', undefined, `&ids=${mine.id}`)).documents).toEqual([]);
  });
});

describe('digest', () => {
  type Answer = { count: number; hash: string; seq: number; epoch: string };
  const digest = async (api: Api) =>
    (await (await api.request('/api/sync/technicians/digest')).json()) as Answer;

  it('[S22] is what a client computes of what it holds, in any order', async () => {
    const gone = technician();
    await admin.pushOne('technicians', gone);
    await admin.pushOne('technicians', { ...gone, _deleted: true, edit: edit() }, gone);
    const { seen, checkpoint } = await pullAll(admin);
    const held = [...seen.values()];
    const answer = await digest(admin);
    expect(answer).toEqual({ ...digestOf(held.toReversed()), ...checkpoint });
    expect(answer.count).toBe(held.length - 1);
  });

  it('[S22] changes with any value', async () => {
    const before = await digest(admin);
    const mine = technician();
    await admin.pushOne('technicians', mine);
    const between = await digest(admin);
    await admin.pushOne('technicians', { ...mine, memo: 'x', edit: edit() }, mine);
    const after = await digest(admin);
    expect(new Set([before.hash, between.hash, after.hash]).size).toBe(3);
  });
});

describe('the live stream', () => {
  /** Reads hints until `enough` says so; the stream is closed then. */
  async function hints(api: Api, enough: (found: readonly Hint[]) => boolean, opened: () => void) {
    const stop = new AbortController();
    const answer = await api.request('/api/sync/stream', { signal: stop.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('content-encoding')).toBeNull();
    const found: Hint[] = [];
    let rest = '';
    opened();
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      const lines = (rest + chunk.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) found.push(JSON.parse(line.slice(6)) as Hint);
      if (enough(found)) break;
    }
    stop.abort();
    return found;
  }

  it('[S13] tells where each collection stands, then of every push of the company', async () => {
    const opened = Promise.withResolvers<void>();
    const mine = technician();
    const isPush = ({ collection, seq }: Hint, than: number) => collection === 'technicians' && seq > than;
    const before = await server.store.lastSeq('acme');
    const reading = hints(admin, (found) => found.some((hint) => isPush(hint, before)), opened.resolve);
    await opened.promise;
    await manager.pushOne('technicians', { ...mine, edit: edit('manager') });
    const found = await reading;
    const last = await server.store.lastSeq('acme');
    expect(found.at(-1)).toEqual({ collection: 'technicians', seq: last, epoch: server.store.epoch });
    const first = new Set(found.slice(0, -1).map(({ collection }) => collection));
    expect(first).toEqual(new Set(['technicians', 'people', 'company']));
  });

  it('[S13] says nothing of another company', async () => {
    const opened = Promise.withResolvers<void>();
    const seen: Hint[] = [];
    const reading = hints(
      outsider,
      (found) => {
        seen.splice(0, seen.length, ...found);
        return found.some(({ collection }) => collection === 'lists');
      },
      opened.resolve,
    );
    await opened.promise;
    await admin.pushOne('technicians', technician());
    await outsider.pushOne('lists', { id: 'l-1', kind: 'team', name: 'Ours', edit: edit('outsider') });
    await reading;
    expect(seen.some(({ collection }) => collection === 'technicians')).toBe(false);
  });

  it('[S13] ends with the session', async () => {
    const leaving = await server.signIn('viewer');
    const opened = Promise.withResolvers<void>();
    const reading = hints(leaving, () => false, opened.resolve);
    await opened.promise;
    await leaving.request('/api/auth/sign-out', { method: 'POST' });
    await reading;
  });

  it('needs a session', async () => {
    expect((await fetch(`${server.address}/api/sync/stream`)).status).toBe(401);
  });
});

describe('other collections', () => {
  it('takes a field that was declared in one line, and no other', async () => {
    const nickname = text({ label: 'Nickname', length: 20 });
    const fields = {
      id: idField,
      name: text({ label: 'Name', required: 'always' }),
      nickname,
      edit: editField,
    };
    const humans = { fields, create: 'editEmployee', remove: 'editEmployee' } as const;
    const other = await startServer({ collections: { humans } });
    try {
      const api = await other.signIn('admin');
      const push = (more: AnyRecord) =>
        api.pushOne('humans', { id: 'h-1', name: 'Ann', edit: edit(), ...more });
      expect(await push({ nickname: 'Annie' })).toEqual({ id: 'h-1', outcome: 'applied' });
      expect(await push({ nickname: 'x'.repeat(21) })).toMatchObject({ code: 'invalid', field: 'nickname' });
      expect(await push({ nick: 'Annie' })).toMatchObject({ code: 'unknown_field', field: 'nick' });
      expect(await api.present('humans', 'h-1')).toMatchObject({ nickname: 'Annie' });
    } finally {
      await other.stop();
    }
  });
});
