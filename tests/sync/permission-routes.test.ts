import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import { officeRoles } from '#domain/access/roles.ts';
import { newMessage } from '#server/messages/enqueue.ts';
import { png, sha256Of } from '#tests/support/images.ts';
import { send, sessionFor, standing, whoMay } from '#tests/support/office-server.ts';
import { routesOfApp } from '#tests/support/route-list.ts';
import { pages, rightsOfRoutes } from '#tests/support/route-rights.ts';
import { type Api, startServer, type TestServer, technician } from './server-fixture.ts';

type Who = {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly api: () => Promise<Api>;
};

let server: TestServer;
const foreign = { technician: 't-foreign', user: 'user-manager', message: 'm-foreign', photo: '' };

beforeAll(async () => {
  server = await startServer();
  await server.changeUser('manager', { email: 'manager@b.example' });
  const message = newMessage({
    requestId: null,
    kind: 'invite',
    subject: { kind: 'technician', id: foreign.technician },
    channel: 'email',
    address: 'jo@b.example',
    facts: {},
    now: Date.now(),
  });
  await server.store.transaction('acme', async (tx) => {
    const account = { state: 'active', username: 'jo' };
    await tx.put('technicians', [technician({ id: foreign.technician, email: 'jo@b.example', account })]);
    await tx.addMessage({ ...message, id: foreign.message, state: 'sent' });
  });
  const bytes = png();
  foreign.photo = sha256Of(bytes);
  const admin = await sessionFor(server, 'user-admin');
  const headers = { 'content-type': 'application/octet-stream' };
  const kept = await admin.request(`/api/photos/${foreign.photo}`, { method: 'PUT', body: bytes, headers });
  expect(kept.status).toBe(201);
});
afterAll(() => server.stop());

const roles: Who[] = ['admin', 'manager', 'viewer'].map((name) => ({
  name: `the ${name}`,
  permissions: officeRoles[name === 'admin' ? 'administrator' : (name as 'manager' | 'viewer')].permissions,
  api: () => sessionFor(server, `user-${name}`),
}));
const singles: Who[] = permissionNames.map((permission) => ({
  name: `somebody with ${permission} alone`,
  permissions: [permission],
  api: async () => (await whoMay(server, [permission])).api,
}));
const outsider: Who = {
  name: 'an administrator of another company',
  permissions: permissionNames,
  api: () => sessionFor(server, 'user-outsider'),
};

const guarded = Object.entries(rightsOfRoutes).filter(([, { right }]) => right !== 'anyone');
const office = guarded.filter(([, { right }]) => right !== 'technician');

type Ids = {
  readonly technician: string;
  readonly user: string;
  readonly message: string;
  readonly photo: string;
};
const unknown: Ids = { technician: 't-none', user: 'user-none', message: 'm-none', photo: 'a'.repeat(64) };

/** The address with its parameters filled in. */
function addressOf(route: string, ids: Ids): string {
  const path = route.split(' ')[1] ?? '';
  const id = path.includes('/users/') ? ids.user : path.includes('/outbox/') ? ids.message : ids.technician;
  return path.replace(':collection', 'technicians').replace(':sha256', ids.photo).replace(':id', id);
}

/** Status and body; of a stream the status alone. */
async function call(api: Pick<Api, 'request'>, route: string, ids: Ids, body: unknown) {
  const [method = ''] = route.split(' ');
  const address = addressOf(route, ids);
  if (!address.endsWith('/stream')) return send(api, method, address, body);
  const broken = new AbortController();
  const { status } = await api.request(address, { signal: broken.signal });
  broken.abort();
  return { status, body: null };
}

const codeOf = (body: unknown): unknown => (body as { error?: { code?: unknown } } | null)?.error?.code;

describe('the table of rights', () => {
  it('has every route of the app, and no other', async () => {
    const isPage = (route: string) => pages.includes(route.split(' ')[1] ?? '');
    const all = (await routesOfApp()).filter((route) => !isPage(route));
    // The router answers HEAD by GET, with the same hooks and handler.
    const own = all.filter((route) => !route.startsWith('HEAD ') || route.endsWith('/:sha256'));
    expect(own.toSorted()).toEqual(Object.keys(rightsOfRoutes).toSorted());
  });
});

describe('without a session of the office', () => {
  const nobody: [string, HeadersInit][] = [
    ['nobody', {}],
    ['a token of none', { authorization: `Bearer ${'x'.repeat(43)}` }],
  ];
  it.each(nobody.flatMap(([who, headers]) => guarded.map(([route]) => [who, route, headers] as const)))(
    '[S16] %s may not: %s',
    async (_who, route, headers) => {
      const request: Api['request'] = (path, init = {}) =>
        fetch(server.address + path, { ...init, headers: { ...init.headers, ...headers } as HeadersInit });
      const { status, body } = await call({ request }, route, foreign, rightsOfRoutes[route]?.body);
      expect(status).toBe(401);
      if (!/^HEAD|stream$/.test(route)) expect(codeOf(body)).toBe('unauthenticated');
    },
  );

  it.each(guarded.filter(([, { right }]) => right === 'technician').map(([route]) => [route]))(
    '[S16] a session of the office is none of a technician: %s',
    async (route) => {
      const admin = await sessionFor(server, 'user-admin');
      expect((await call(admin, route, foreign, rightsOfRoutes[route]?.body)).status).toBe(401);
    },
  );
});

describe.each([...roles, ...singles, outsider])('$name', ({ permissions, api }) => {
  it.each(office)('[S16] %s', async (route, { right, body }) => {
    const may = right === 'session' || permissions.includes(right as Permission);
    const answer = await call(await api(), route, unknown, body);
    expect([route, answer.status === 403 ? codeOf(answer.body) : 'passed', answer.status === 401]).toEqual([
      route,
      may ? 'passed' : 'forbidden',
      false,
    ]);
  });
});

describe('what belongs to another company', () => {
  const withId = office.filter(([route]) => /:(id|sha256)/.test(route) && !route.startsWith('PUT'));

  it.each(withId)('[S20] answers as what there is not: %s', async (route, { body, earnest = body }) => {
    const api = await outsider.api();
    const theirs = await call(api, route, foreign, earnest);
    const none = await call(api, route, unknown, earnest);
    expect(theirs).toEqual(none);
    expect(none.status).toBe(404);
  });

  it('[S20] is there for its own company, and unchanged', async () => {
    expect(await standing(server, 'technicians', foreign.technician)).toMatchObject({
      email: 'jo@b.example',
    });
    expect(await standing(server, 'people', foreign.user)).toMatchObject({ name: 'The manager' });
    const admin = await sessionFor(server, 'user-admin');
    const reads = withId.filter(([route]) => /^(GET|HEAD) /.test(route) && !route.includes('/outbox/'));
    for (const [route] of reads) expect((await call(admin, route, foreign, undefined)).status).toBe(200);
    const messages = await server.store.people.messages('acme', { before: undefined, limit: 9 });
    expect(messages.map(({ id }) => id)).toEqual([foreign.message]);
  });
});
