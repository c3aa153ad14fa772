import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { messagesOf, passwordRequest, requestOf } from '#tests/support/office-requests.ts';
import {
  audited,
  changed,
  pushChange,
  send,
  sessionFor,
  standing,
  whoMay,
} from '#tests/support/office-server.ts';
import { type Api, startServer, type TestServer, technician } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let id: string;
beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
  id = await add({ email: 'old@b.example' });
  const account = { username: 'jo.doe', password: 'tulip-Window-47' };
  await admin.pushOne('requests', await passwordRequest(admin, id, account));
});
afterEach(() => server.stop());

async function add(more: AnyRecord): Promise<string> {
  const record = technician(more);
  await admin.pushOne('technicians', record);
  return record.id;
}

const now = (): Promise<WireRecord> => standing(server, 'technicians', id);
const reason = 'Asked by phone';
const move = (body: object, api: Api = admin, whose = id) =>
  send(api, 'POST', `/api/technicians/${whose}/account-email`, { email: 'new@b.example', reason, ...body });
const refusal = (status: number, code: string, field?: string) => ({
  status,
  body: { error: { code, ...(field ? { field } : {}) } },
});

describe('the email of a profile with an account', () => {
  it('[R38] is locked for every push, also beside other changes, and also for who may change it', async () => {
    const before = await now();
    for (const change of [{ email: 'new@b.example' }, { email: null, memo: 'x' }, { email: 'OLD@b.example' }])
      expect(await pushChange(admin, before, change)).toMatchObject({
        outcome: 'rejected',
        code: 'locked',
        field: 'email',
        reason:
          'The email of a profile that has a user account changes only by Profile Actions, Change account email.',
      });
    expect(await pushChange(admin, before, { memo: 'x' })).toMatchObject({ outcome: 'applied' });
    expect((await now()).email).toBe('old@b.example');
  });

  it('[R38] is locked for an edit that was made before there was an account', async () => {
    const other = technician({ email: 'first@b.example' });
    await admin.pushOne('technicians', other);
    const account = { username: 'other', password: 'tulip-Window-47' };
    await admin.pushOne('requests', await passwordRequest(admin, other.id, account));
    const late = changed(other, { email: 'second@b.example' });
    expect(await admin.pushOne('technicians', late, other)).toMatchObject({ code: 'locked' });
  });

  it('[R38] is free while an invitation is all there is, and the invitation is void then', async () => {
    const other = await add({ email: 'first@b.example' });
    const request = requestOf('invite', other);
    await admin.pushOne('requests', request);
    const invited = await vi.waitFor(async () => {
      const record = await standing(server, 'technicians', other);
      expect(record.account).toMatchObject({ state: 'invited' });
      return record;
    }, 10_000);
    const outcome = await pushChange(admin, invited, { email: 'second@b.example' });
    expect(outcome).toMatchObject({ outcome: 'applied' });
    expect((await standing(server, 'technicians', other)).account).toBeUndefined();
  });
});

describe('the procedure', () => {
  it('[R38] changes it, tells the old and the new address, writes the reason down', async () => {
    const stream = await admin.request('/api/sync/stream');
    const entries = await audited(server, async () => {
      expect(await move({ email: ' new@b.example ' })).toEqual({ status: 200, body: { ok: true } });
    });
    expect(entries).toMatchObject([
      {
        action: 'accountEmailChanged',
        actor: 'user-admin',
        subject: { kind: 'technician', id },
        detail: { from: 'old@b.example', to: 'new@b.example', reason },
      },
    ]);
    expect(await now()).toMatchObject({ email: 'new@b.example', account: { username: 'jo.doe' } });
    await vi.waitFor(async () => {
      const messages = await messagesOf(server);
      expect(messages.map(({ kind, address, state }) => `${kind} ${address} ${state}`).toSorted()).toEqual([
        'emailCame new@b.example sent',
        'emailLeft old@b.example sent',
      ]);
    }, 10_000);
    const [entry] = await server.store.history('acme', 'technicians', id, { before: undefined, limit: 1 });
    expect(entry).toMatchObject({ by: 'user-admin', changes: [{ field: 'email', to: 'new@b.example' }] });
    await stream.body?.cancel();
  });

  it('[R38] voids links that went to the old address, and messages that wait for it', async () => {
    const link = {
      hash: 'h-1',
      subject: { kind: 'technician', id },
      purpose: 'reset',
      codeHash: null,
    } as const;
    await server.store.transaction('acme', (tx) => tx.addLink({ ...link, expiresAt: Date.now() + 60_000 }));
    await move({});
    expect(await server.store.people.link('h-1')).toBeUndefined();
  });

  it('[S10] respects what others hold, and gives the old address back', async () => {
    const other = await add({ email: 'held@b.example' });
    expect(await move({ email: 'HELD@b.example' })).toMatchObject(refusal(409, 'taken', 'email'));
    expect((await move({})).status).toBe(200);
    const record = await standing(server, 'technicians', other);
    expect(await pushChange(admin, record, { email: 'old@b.example' })).toMatchObject({ outcome: 'applied' });
    const third = technician({ email: 'New@b.example' });
    expect(await admin.pushOne('technicians', third)).toMatchObject({ outcome: 'conflict', code: 'taken' });
  });

  it('[S10] of two at once, one has the address', async () => {
    const other = await add({ email: 'other@b.example' });
    const account = { username: 'other', password: 'tulip-Window-47' };
    await admin.pushOne('requests', await passwordRequest(admin, other, account));
    const answers = await Promise.all([move({}), move({}, admin, other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it.each([
    ['without a reason', { reason: '' }, refusal(400, 'bad_request', 'reason')],
    ['with a reason of blanks', { reason: '         ' }, refusal(400, 'bad_request', 'reason')],
    ['without an email', { email: null }, refusal(400, 'bad_request', 'email')],
    ['with what is none', { email: 'jo' }, refusal(400, 'bad_request', 'email')],
    ['with the one it is', { email: 'old@b.example' }, refusal(409, 'unchanged', 'email')],
    ['with more than that', { account: { state: 'active' } }, refusal(400, 'bad_request', 'account')],
  ])('is refused %s, and changes nothing', async (_what, body, expected) => {
    const before = await now();
    expect(await audited(server, async () => expect(await move(body)).toMatchObject(expected))).toEqual([]);
    expect(await now()).toEqual(before);
    expect(await messagesOf(server)).toEqual([]);
  });

  it('is for profiles with an account alone, and for those there are', async () => {
    const none = await add({ email: 'none@b.example' });
    expect(await move({}, admin, none)).toMatchObject(refusal(409, 'no_account'));
    expect(await move({}, admin, 't-none')).toMatchObject(refusal(404, 'unknown_technician'));
    await pushChange(admin, await now(), { _deleted: true });
    expect(await move({})).toMatchObject(refusal(404, 'unknown_technician'));
  });

  it('needs its own permission', async () => {
    const { api } = await whoMay(server, ['editEmployee', 'editUsers', 'editPermissions']);
    expect(await move({}, api)).toMatchObject(refusal(403, 'forbidden'));
    const { api: may } = await whoMay(server, ['changeAccountEmail']);
    expect((await move({}, may)).status).toBe(200);
  });
});
