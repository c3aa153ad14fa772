import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueTokens } from '#server/accounts/tokens.ts';
import { commandsOn } from '#tests/support/administrator-commands.ts';
import { send, sessionFor } from '#tests/support/office-server.ts';
import { type Api, password, postJson, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let admin: Api;
let viewer: Api;
beforeEach(async () => {
  server = await startServer();
  [admin, viewer] = [await sessionFor(server, 'user-admin'), await sessionFor(server, 'user-viewer')];
});
afterEach(() => server.stop());

const day = 24 * 60 * 60_000;
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code;

/** What each of a computer's ways to the server answers. */
async function told({ session: { refreshToken }, request }: Api): Promise<unknown[]> {
  const refreshed = await postJson(server.address, '/api/auth/refresh', { refreshToken });
  const answers = [
    { status: refreshed.status, body: await refreshed.json() },
    await send({ request }, 'GET', '/api/sync/technicians/pull'),
    await send({ request }, 'POST', '/api/sync/technicians/push', []),
  ];
  return [...new Set(answers.map((answer) => `${answer.status} ${codeOf(answer)}`))];
}

const activate = (active: boolean) => send(admin, 'PATCH', '/api/users/user-viewer', { active });
const run = (...args: string[]) =>
  commandsOn({ DATA_DIR: server.dataDir, ...server.database.environment })(args);

describe('the computers of somebody who was sent away', () => {
  it.each([
    ['on the Users screen', () => activate(false), 'deactivated'],
    ['by the command', () => run('users', 'deactivate', 'viewer'), 'deactivated'],
    ['out of all computers', () => send(admin, 'POST', '/api/users/user-viewer/sign-out'), 'signed_out_wipe'],
    ['out of all computers by the command', () => run('sign-out', 'viewer'), 'signed_out_wipe'],
  ])('are told so at next contact: %s', async (_how, act, code) => {
    await act();
    expect(await told(viewer)).toEqual([`401 ${code}`]);
    expect(await told(admin)).not.toContain(`401 ${code}`);
  });

  it('also those that hold an older token, or none that is still good', async () => {
    const renewed = await postJson(server.address, '/api/auth/refresh', viewer.session);
    const { refreshToken } = (await renewed.json()) as { refreshToken: string };
    // Away for longer than its token is good, and others have signed in meanwhile.
    server.clock.ahead = 45 * day;
    await postJson(server.address, '/api/auth/sign-in', { username: 'manager', password });
    admin = await freshSession('user-admin');
    await activate(false);
    const late = await postJson(server.address, '/api/auth/refresh', { refreshToken });
    expect(codeOf({ body: await late.json() })).toBe('deactivated');
  });

  it('for as long as one may be away, and not longer', async () => {
    await server.store.transaction('acme', async (tx) => {
      const [company] = await tx.records('company', ['acme']);
      if (company) await tx.put('company', [{ ...company, offlineDays: 100 }]);
    });
    await send(admin, 'POST', '/api/users/user-viewer/sign-out');
    server.clock.ahead = 129 * day;
    expect(await told(viewer)).toEqual(['401 signed_out_wipe']);
    server.clock.ahead = 131 * day;
    expect(await told(viewer)).toEqual(['401 unauthenticated']);
    await server.store.accounts.forgetExpired(Date.now() + server.clock.ahead);
    expect(await server.database.query('SELECT hash FROM dismissed_tokens')).toEqual([]);
  });

  it('not where the person was made active again before', async () => {
    await activate(false);
    await activate(true);
    expect(await told(viewer)).toEqual(['401 unauthenticated']);
  });

  it('not the computers that they sign in on later', async () => {
    await send(admin, 'POST', '/api/users/user-viewer/sign-out');
    expect(await told(await server.signIn('viewer'))).not.toContain('401 signed_out_wipe');
  });

  it('are known by the hashes of their tokens alone', async () => {
    await activate(false);
    const contents = await server.database.contents();
    for (const secret of [viewer.session.token, viewer.session.refreshToken])
      expect(contents).not.toContain(secret);
  });

  it('needs the right to manage office users', async () => {
    expect(await send(viewer, 'POST', '/api/users/user-manager/sign-out')).toMatchObject({ status: 403 });
    expect(await send(admin, 'POST', '/api/users/user-outsider/sign-out')).toMatchObject({ status: 404 });
  });
});

describe('nobody is told to forget anything', () => {
  const plain = (code: string) => expect(code).toBe('401 unauthenticated');

  it('by a server that does not know the token', async () => {
    const { token, refreshToken } = issueTokens(Date.now());
    const stranger = { session: { ...viewer.session, token, refreshToken }, request: strangerRequest(token) };
    for (const code of await told({ ...viewer, ...stranger })) plain(String(code));
  });

  it('who signed out, or changed the password', async () => {
    const other = await sessionFor(server, 'user-viewer');
    await send(viewer, 'POST', '/api/auth/sign-out');
    for (const code of await told(viewer)) plain(String(code));
    const mine = await sessionFor(server, 'user-viewer');
    await send(mine, 'POST', '/api/auth/password', { current: password, next: 'tulip-Window-47' });
    for (const code of await told(other)) plain(String(code));
  });
});

const strangerRequest =
  (token: string): Api['request'] =>
  (path, init) =>
    fetch(server.address + path, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${token}` },
    });

/** By the server's clock. */
async function freshSession(userId: string): Promise<Api> {
  const now = Date.now() + server.clock.ahead;
  const { kept, token, refreshToken } = issueTokens(now);
  await server.store.accounts.startSession(userId, now, kept);
  const session = { ...viewer.session, token, refreshToken };
  return { ...viewer, session, request: strangerRequest(token) };
}
