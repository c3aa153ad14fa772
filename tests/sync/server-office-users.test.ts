import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Permission } from '#domain/access/permissions.ts';
import { collections } from '#domain/sync/collections.ts';
import type { User } from '#server/store/store.ts';
import { takePush } from '#server/sync/push.ts';
import { messagesOf } from '#tests/support/office-requests.ts';
import {
  type Answer,
  addRole,
  addUser,
  audited,
  send,
  sessionFor,
  standing,
  whoMay,
} from '#tests/support/office-server.ts';
import { type Api, password, postJson, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
beforeEach(async () => {
  server = await startServer();
  admin = await sessionFor(server, 'user-admin');
});
afterEach(() => server.stop());

const wish = { name: 'Jo Doe', username: 'jo.doe', roleId: 'viewer', password: 'a long enough one' };
const post = (body: object, api: Api = admin) => send(api, 'POST', '/api/users', body);
const patch = (id: string, body: object, api: Api = admin) => send(api, 'PATCH', `/api/users/${id}`, body);
const refusal = (status: number, code: string, field?: string) => ({
  status,
  body: { error: { code, ...(field ? { field } : {}) } },
});
const idIn = ({ body }: Answer): string => (body as { user: { id: string } }).user.id;
const usersNow = () => server.store.users('acme');
const signsIn = async (username: string, typed: string) =>
  (await postJson(server.address, '/api/auth/sign-in', { username, password: typed })).status;
const works = async (api: Api) => (await api.request('/api/sync/lists/pull')).status;

describe('adding an office user', () => {
  it('with a password: they sign in, and every desktop knows them', async () => {
    const answer = await post({ ...wish, email: ' jo@b.example ', phone: '(202) 555-0143' });
    expect(answer).toMatchObject({
      status: 201,
      body: { user: { name: 'Jo Doe', email: 'jo@b.example', phone: '+12025550143', hasPassword: true } },
    });
    expect(await signsIn('jo.doe', wish.password)).toBe(200);
    expect(await standing(server, 'people', idIn(answer))).toMatchObject({
      name: 'Jo Doe',
      roleId: 'viewer',
    });
  });

  it('without one: an invitation goes, which needs an email', async () => {
    const { password: _, ...invited } = wish;
    expect(await post(invited)).toMatchObject(refusal(400, 'required', 'email'));
    const answer = await post({ ...invited, email: 'jo@b.example' });
    expect(answer).toMatchObject({ status: 201, body: { user: { hasPassword: false } } });
    expect(await messagesOf(server)).toMatchObject([
      { kind: 'invite', subject: { kind: 'user', id: idIn(answer) }, address: 'jo@b.example' },
    ]);
  });

  it.each([
    ['an unknown role', { roleId: 'role-none' }, refusal(400, 'unknown_role', 'roleId')],
    ['a weak password', { password: 'short' }, refusal(400, 'weak_password', 'password')],
    [
      'the username as password',
      { password: 'jo.doe-jo.doe', username: 'Jo.Doe-Jo.Doe' },
      refusal(400, 'weak_password'),
    ],
    ['a username that is taken, in another case', { username: 'ADMIN' }, refusal(409, 'taken', 'username')],
    ['a username of another company', { username: 'outsider' }, refusal(409, 'taken', 'username')],
    ['no name', { name: ' ' }, refusal(400, 'bad_request', 'name')],
    ['a field of the server', { companyId: 'other' }, refusal(400, 'bad_request', 'companyId')],
    ['an id of its own', { id: 'user-admin' }, refusal(400, 'bad_request', 'id')],
    ['an unknown permission', { permissionOverrides: { everything: true } }, refusal(400, 'bad_request')],
    ['no email', { email: 'jo' }, refusal(400, 'bad_request', 'email')],
  ])('is refused with %s, and nobody is added', async (_what, more, expected) => {
    const before = await usersNow();
    expect(await post({ ...wish, ...more })).toMatchObject(expected);
    expect(await usersNow()).toEqual(before);
  });

  it('is refused with a role of technicians', async () => {
    const role = { id: 'role-field', kind: 'role', name: 'Installer', permissions: ['editUsers'] };
    await server.store.transaction('acme', (tx) => tx.put('lists', [role]));
    expect(await post({ ...wish, roleId: role.id })).toMatchObject(refusal(400, 'unknown_role'));
  });

  it('with one username at once adds one', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(wish)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });
});

describe('deactivating', () => {
  it('ends sessions at once, an open stream with them, and no sign-in brings them back', async () => {
    const manager = await sessionFor(server, 'user-manager');
    const stream = await manager.request('/api/sync/stream');
    const entries = await audited(server, () => patch('user-manager', { active: false }));
    expect(await works(manager)).toBe(401);
    // Resolves when the server has ended the stream, which its next heartbeat would have done, too.
    expect(await stream.text()).not.toContain('still here');
    expect(await signsIn('manager', password)).toBe(401);
    expect(entries).toMatchObject([{ action: 'userDeactivated', actor: 'user-admin' }]);
    await patch('user-manager', { active: true });
    expect(await works(manager)).toBe(401);
    expect(await signsIn('manager', password)).toBe(200);
  });

  it('counts within a push that was let in before', async () => {
    await patch('user-manager', { active: false });
    const push = {
      companyId: 'acme',
      userId: 'user-manager',
      name: 'lists',
      collection: collections.lists,
      rows: [],
      receivedAt: new Date().toISOString(),
      unsealer: { open: async () => null },
    };
    await expect(takePush(server.store, push)).rejects.toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
  });
});

describe('the last administrator', () => {
  it.each([{ active: false }, { roleId: 'manager' }])('stays: %j is refused', async (change) => {
    expect(await patch('user-admin', change)).toMatchObject(refusal(409, 'last_administrator', 'roleId'));
    expect((await usersNow()).find(({ id }) => id === 'user-admin')).toMatchObject({
      active: true,
      roleId: 'administrator',
    });
  });

  it('is no one who is inactive', async () => {
    await addUser(server, { roleId: 'administrator', active: false });
    expect(await patch('user-admin', { roleId: 'viewer' })).toMatchObject(refusal(409, 'last_administrator'));
  });

  it('stays when two demote each other at once', async () => {
    const second = await addUser(server, { roleId: 'administrator' });
    const other = await sessionFor(server, second.id);
    await Promise.all([
      patch(second.id, { roleId: 'viewer' }),
      patch('user-admin', { roleId: 'viewer' }, other),
    ]);
    const left = (await usersNow()).filter(({ roleId, active }) => roleId === 'administrator' && active);
    expect(left).toHaveLength(1);
  });
});

describe('nobody', () => {
  const keeper: readonly Permission[] = ['editUsers', 'editLists'];
  let api: Api;
  let user: User;
  beforeEach(async () => {
    ({ api, user } = await whoMay(server, keeper));
  });
  const beyond = refusal(403, 'gives_away');

  it('gives what they lack: by a role, by an exception, by their own row', async () => {
    expect(await post({ ...wish, roleId: 'administrator' }, api)).toMatchObject(beyond);
    expect(await post({ ...wish, permissionOverrides: { seeAudit: true } }, api)).toMatchObject(beyond);
    for (const change of [
      { roleId: 'administrator' },
      { roleId: 'manager' },
      { permissionOverrides: { seePayroll: true } },
    ])
      expect(await patch(user.id, change, api)).toMatchObject(beyond);
    expect(await post({ ...wish, permissionOverrides: { editLists: true } }, api)).toMatchObject({
      status: 201,
    });
    const denied = await addUser(server, {
      roleId: await addRole(server, ['seeAudit']),
      permissionOverrides: { seeAudit: false },
    });
    expect(await patch(denied.id, { permissionOverrides: {} }, api)).toMatchObject(beyond);
  });

  it('touches a person who may do more', async () => {
    for (const change of [
      { name: 'Mine' },
      { active: false },
      { roleId: 'viewer' },
      { email: 'mine@b.example' },
    ])
      expect(await patch('user-admin', change, api)).toMatchObject(beyond);
    expect(await send(api, 'POST', '/api/users/user-admin/reset', {})).toMatchObject(beyond);
    expect(await standing(server, 'people', 'user-admin')).toMatchObject({ name: 'The admin', active: true });
    expect(await messagesOf(server)).toEqual([]);
  });

  it('keeps a right that was taken away in the meantime', async () => {
    await server.store.transaction('acme', async (tx) => {
      const [role] = await tx.records('lists', [user.roleId]);
      if (role) await tx.put('lists', [{ ...role, permissions: [] }]);
    });
    expect(await patch('user-viewer', { name: 'Late' }, api)).toMatchObject(refusal(403, 'forbidden'));
  });

  it('hears of people of another company', async () => {
    const foreign = await patch('user-outsider', { name: 'Mine' });
    expect(foreign).toEqual(await patch('user-none', { name: 'Mine' }));
    expect(foreign.status).toBe(404);
  });
});

describe('a change', () => {
  it('takes only what is named, audits each field, and tells the desktops', async () => {
    const entries = await audited(server, () => patch('user-viewer', { name: 'New', phone: '+12025550143' }));
    expect(entries.map(({ action, detail }) => [action, detail.field, detail.from, detail.to])).toEqual([
      ['userChanged', 'name', 'The viewer', 'New'],
      ['userChanged', 'phone', null, '+12025550143'],
    ]);
    expect(await standing(server, 'people', 'user-viewer')).toMatchObject({ name: 'New', roleId: 'viewer' });
    expect(await patch('user-viewer', { roleId: 'nobody' })).toMatchObject(refusal(400, 'unknown_role'));
  });

  it('of a role counts at the next request', async () => {
    const viewer = await sessionFor(server, 'user-viewer');
    expect((await viewer.request('/api/users')).status).toBe(403);
    await patch('user-viewer', { roleId: 'administrator' });
    expect((await viewer.request('/api/users')).status).toBe(200);
  });

  it('of an address voids what went to the old one', async () => {
    const { password: _, ...invited } = wish;
    const id = idIn(await post({ ...invited, email: 'old@b.example' }));
    const link = { hash: 'h-1', subject: { kind: 'user', id }, purpose: 'reset', codeHash: null } as const;
    await server.store.transaction('acme', (tx) => tx.addLink({ ...link, expiresAt: Date.now() + 60_000 }));
    await patch(id, { name: 'Same address' });
    expect(await server.store.people.link('h-1')).toBeDefined();
    await patch(id, { email: 'new@b.example' });
    expect(await server.store.people.link('h-1')).toBeUndefined();
  });
});

describe('the own password', () => {
  it('needs the present one, and ends the other sessions', async () => {
    const [own, other] = [await sessionFor(server, 'user-viewer'), await sessionFor(server, 'user-viewer')];
    const change = (current: string, next: string) =>
      send(own, 'POST', '/api/auth/password', { current, next });
    expect(await change('wrong', 'a new one, long enough')).toMatchObject(refusal(403, 'bad_credentials'));
    expect(await change(password, 'short')).toMatchObject(refusal(400, 'weak_password', 'next'));
    expect(await works(other)).toBe(200);
    const entries = await audited(server, () => change(password, 'a new one, long enough'));
    expect(entries).toMatchObject([{ action: 'passwordChanged', actor: 'user-viewer' }]);
    expect([await works(own), await works(other)]).toEqual([200, 401]);
    expect(await signsIn('viewer', password)).toBe(401);
    expect(await signsIn('viewer', 'a new one, long enough')).toBe(200);
  });

  it('of a person who may do less is reset by a message, for the active and reachable alone', async () => {
    const reset = () => send(admin, 'POST', '/api/users/user-viewer/reset', {});
    expect(await reset()).toMatchObject(refusal(409, 'no_address', 'email'));
    await patch('user-viewer', { email: 'viewer@b.example' });
    expect(await reset()).toEqual({ status: 200, body: { ok: true } });
    expect(await messagesOf(server)).toMatchObject([{ kind: 'reset', address: 'viewer@b.example' }]);
    await patch('user-viewer', { active: false });
    expect(await reset()).toMatchObject(refusal(409, 'inactive'));
  });
});
