import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignInAnswer } from '#domain/sync/wire.ts';
import { apiOf, password, postJson, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.stop());

const minute = 60_000;
const hour = 60 * minute;

const signIn = (username: string, typed: string) =>
  postJson(server.address, '/api/auth/sign-in', { username, password: typed });
const refresh = (refreshToken: string) => postJson(server.address, '/api/auth/refresh', { refreshToken });
const pulls = async (token: string) =>
  (await fetch(`${server.address}/api/sync/lists/pull`, { headers: { authorization: `Bearer ${token}` } }))
    .status;

describe('signing in', () => {
  it('answers who it is, what they may and for which company', async () => {
    const { session } = await server.signIn('manager');
    expect(session).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      user: {
        id: 'user-manager',
        name: 'The manager',
        roleId: 'manager',
        permissions: expect.arrayContaining(['editEmployee']),
      },
      company: { id: 'acme', name: 'The acme company' },
      deviceToken: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
    });
  });

  it('does not mind the case of the username, and does that of the password', async () => {
    expect((await signIn(' Manager ', password)).status).toBe(200);
    expect((await signIn('manager', password.toUpperCase())).status).toBe(401);
  });

  it('answers the same for an unknown name, a wrong password and one who was deactivated', async () => {
    await server.changeUser('viewer', { active: false });
    const answers = await Promise.all([
      signIn('nobody', password),
      signIn('manager', 'wrong'),
      signIn('viewer', password),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.json()));
    expect(first).toMatchObject({ error: { code: 'bad_credentials' } });
    for (const other of others) expect(other).toEqual(first);
  });

  it('works about as hard for an unknown name as for a wrong password', async () => {
    // By the processor's time of this process: what others do on the machine says nothing.
    const took = async (username: string) => {
      const start = process.cpuUsage();
      await signIn(username, 'wrong');
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    await took('nobody');
    const times = { known: 0, unknown: 0 };
    for (let round = 0; round < 4; round += 1) {
      times.known += await took('manager');
      times.unknown += await took(`nobody-${round}`);
    }
    expect(times.unknown).toBeGreaterThan(times.known / 2);
    expect(times.unknown).toBeLessThan(times.known * 2);
  });

  it('keeps no password and no token as it is', async () => {
    const { session } = await server.signIn('admin');
    const tables = ['users', 'tokens', 'sessions'];
    const rows = await Promise.all(tables.map((table) => server.database.query(`SELECT * FROM ${table}`)));
    const all = JSON.stringify(rows);
    for (const secret of [password, session.token, session.refreshToken]) expect(all).not.toContain(secret);
    expect(all).toContain('$argon2id$');
  });

  it('is refused after ten wrong tries, for that account alone, and says how long', async () => {
    for (let tries = 0; tries < 10; tries += 1) expect((await signIn('manager', 'wrong')).status).toBe(401);
    const refused = await signIn('manager', password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn('admin', password)).status).toBe(200);
    server.clock.ahead = 16 * minute;
    expect((await signIn('manager', password)).status).toBe(200);
  });

  it('counts tries that run at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('manager', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  });

  it.each([
    {},
    { username: 'admin' },
    { username: 1, password: 2 },
    [],
    'x',
    { username: 'a', password: 'x'.repeat(300) },
  ])('refuses %j', async (body) => {
    const answer = await postJson(server.address, '/api/auth/sign-in', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad_request' } });
  });
});

describe('tokens', () => {
  it('are refused when they are missing, tampered with or foreign', async () => {
    const { session } = await server.signIn('admin');
    const { token } = session;
    const tampered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
    expect(await pulls(token)).toBe(200);
    for (const other of [tampered, token.slice(1), '', 'x'.repeat(43), session.refreshToken, `${token}=`])
      expect(await pulls(other)).toBe(401);
    const answer = await fetch(`${server.address}/api/sync/lists/pull`);
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: { code: 'unauthenticated' } }]);
  });

  it('are good for an hour', async () => {
    const { session } = await server.signIn('admin');
    server.clock.ahead = hour - minute;
    expect(await pulls(session.token)).toBe(200);
    server.clock.ahead = hour + minute;
    expect(await pulls(session.token)).toBe(401);
  });

  it('are exchanged for new ones, within 30 days', async () => {
    const { session } = await server.signIn('admin');
    server.clock.ahead = 29 * 24 * hour;
    const fresh = (await (await refresh(session.refreshToken)).json()) as SignInAnswer;
    expect(fresh.user).toEqual(session.user);
    expect(await pulls(fresh.token)).toBe(200);
    server.clock.ahead = 60 * 24 * hour;
    expect((await refresh(fresh.refreshToken)).status).toBe(401);
  });

  it('may be exchanged again right away, when the answer was lost', async () => {
    const { session } = await server.signIn('admin');
    await refresh(session.refreshToken);
    server.clock.ahead = minute / 2;
    const again = (await (await refresh(session.refreshToken)).json()) as SignInAnswer;
    expect(await pulls(again.token)).toBe(200);
    server.clock.ahead = 2 * hour;
    expect((await refresh(again.refreshToken)).status).toBe(200);
  });

  it('end the session when an old one comes back later', async () => {
    const { session } = await server.signIn('admin');
    const fresh = (await (await refresh(session.refreshToken)).json()) as SignInAnswer;
    server.clock.ahead = 2 * minute;
    expect((await refresh(session.refreshToken)).status).toBe(401);
    expect(await pulls(fresh.token)).toBe(401);
    expect((await refresh(fresh.refreshToken)).status).toBe(401);
  });

  it('survive a restart, and not a sign-out', async () => {
    const { session } = await server.signIn('admin');
    server = await server.restart();
    const api = apiOf(server.address, session);
    expect((await api.request('/api/auth/sign-out', { method: 'POST' })).status).toBe(200);
    expect(await pulls(session.token)).toBe(401);
    expect((await refresh(session.refreshToken)).status).toBe(401);
  });

  it('are worth nothing once their person is deactivated', async () => {
    const api = await server.signIn('manager');
    await server.changeUser('manager', { active: false });
    expect(await pulls(api.session.token)).toBe(401);
    expect((await refresh(api.session.refreshToken)).status).toBe(401);
  });
});

describe('people', () => {
  it('are what the desktops see of the users, without a password', async () => {
    const api = await server.signIn('viewer');
    const { checkpoint, documents } = await api.pull('people');
    expect(documents.map(({ id }) => id).toSorted()).toEqual(['user-admin', 'user-manager', 'user-viewer']);
    expect(Object.keys(documents[0] ?? {}).toSorted()).toEqual(
      ['_deleted', 'active', 'id', 'name', 'roleId', 'username'].toSorted(),
    );
    await server.changeUser('manager', { name: 'Renamed' });
    const later = await api.pull('people', checkpoint);
    expect(later.documents).toMatchObject([{ id: 'user-manager', name: 'Renamed' }]);
  });
});
