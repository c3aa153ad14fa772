import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaVersion } from '#domain/sync/collections.ts';
import { protocolVersion } from '#domain/sync/wire.ts';
import { createServerClient, renewSession, signIn } from './server-client.ts';
import type { Session } from './session.ts';

type Reply = { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> };
type Seen = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real server that answers by `reply`, and what it was asked. */
async function serve(reply: (request: Seen) => Reply | Promise<Reply>) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    seen.push(asked);
    const { status = 200, body: said = {}, headers = {} } = await reply(asked);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const answer = {
  token: 'old',
  refreshToken: 'refresh-1',
  user: { id: 'kim', name: 'Kim', roleId: 'manager', permissions: ['editEmployee'] },
  company: { id: 'c', name: 'Company' },
};
const fresh = { ...answer, token: 'new', refreshToken: 'refresh-2' };
const session = (serverAddress: string): Session => ({ ...answer, serverAddress });
const error = (status: number, code: string, headers = {}): Reply => ({
  status,
  headers,
  body: { error: { code, message: `It is ${code}.` } },
});

function clientOf(address: string) {
  const renewed: Session[] = [];
  const keep = async (next: Session) => void renewed.push(next);
  const client = createServerClient(session(address), keep, 'This computer');
  return { client, renewed };
}

/** Takes the new token only, and refreshes the first refresh token only. */
const expired = ({ path, headers, body }: Seen): Reply => {
  if (path === '/api/auth/refresh')
    return JSON.parse(body).refreshToken === 'refresh-1' ? { body: fresh } : error(401, 'reused');
  return headers.authorization === 'Bearer new' ? { body: { n: 1 } } : error(401, 'expired');
};

const number = z.object({ n: z.number() });

describe('the server client', () => {
  it('asks in the name of the session and says which protocol it speaks (S15)', async () => {
    const { address, seen } = await serve(() => ({ body: { n: 7, more: true } }));
    const { client } = clientOf(address);
    expect(await client.get('/api/x?y=1', number)).toEqual({ ok: true, value: { n: 7 } });
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/api/x?y=1', body: '' });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer old',
      'x-fieldroster-protocol': String(protocolVersion),
    });
    expect(seen[0]?.headers['content-type']).toBeUndefined();
  });

  it('posts JSON', async () => {
    const { address, seen } = await serve(() => ({ body: { n: 7 } }));
    await clientOf(address).client.post('/api/x', [{ a: 'ä' }], number);
    expect(seen[0]).toMatchObject({ method: 'POST', body: '[{"a":"ä"}]' });
    expect(seen[0]?.headers['content-type']).toBe('application/json');
  });

  it('hands over the body of an answer that goes on, and stops it by the signal', async () => {
    const { address } = await serve(() => ({ body: 'data: 1\n\n' }));
    const { client } = clientOf(address);
    const found = await client.open('/api/sync/stream', new AbortController().signal);
    expect(found.ok && (await found.value.text())).toBe('data: 1\n\n');
    expect(await client.open('/api/sync/stream', AbortSignal.abort())).toMatchObject({
      reason: 'unreachable',
    });
  });
});

describe('an expired token', () => {
  it('is refreshed once, remembered, and the request repeated with its body', async () => {
    const { address, seen } = await serve(expired);
    const { client, renewed } = clientOf(address);
    expect(await client.post('/api/x', { a: 1 }, number)).toEqual({ ok: true, value: { n: 1 } });
    expect(renewed).toEqual([{ ...fresh, serverAddress: address }]);
    expect(seen.map(({ path, body }) => [path, body])).toEqual([
      ['/api/x', '{"a":1}'],
      ['/api/auth/refresh', '{"refreshToken":"refresh-1"}'],
      ['/api/x', '{"a":1}'],
    ]);
    await client.get('/api/x', number);
    expect(seen).toHaveLength(4);
  });

  it('is refreshed once for all requests that find out side by side', async () => {
    let first = 0;
    let release = () => {};
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { address, seen } = await serve(async (request) => {
      if (request.headers.authorization === 'Bearer old') {
        first += 1;
        if (first === 5) release();
        await all;
      }
      return expired(request);
    });
    const { client, renewed } = clientOf(address);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => client.get('/api/x', number)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(seen.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(renewed).toHaveLength(1);
  });

  it('that can not be refreshed signs out', async () => {
    const { address, seen } = await serve(() => error(401, 'revoked'));
    const { client, renewed } = clientOf(address);
    expect(await client.get('/api/x', number)).toMatchObject({
      ok: false,
      reason: 'signedOut',
      code: 'revoked',
    });
    expect(renewed).toEqual([]);
    expect(seen).toHaveLength(2);
  });

  it('does not sign out while the server is too busy to refresh it', async () => {
    const { address } = await serve(({ path }) => error(path === '/api/auth/refresh' ? 503 : 401, 'busy'));
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({
      reason: 'busy',
      status: 503,
    });
  });

  it('is not refreshed in a circle', async () => {
    const { address, seen } = await serve(({ path }) =>
      path === '/api/auth/refresh' ? { body: fresh } : error(401, 'expired'),
    );
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({ reason: 'signedOut' });
    expect(seen).toHaveLength(3);
  });
});

describe('what went wrong', () => {
  it.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [401, 'signedOut'],
    [413, 'refused'],
    [426, 'tooOld'],
    [408, 'busy'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
  ])('a status of %i is %s, in the words of the server', async (status, reason) => {
    const { address } = await serve(() => error(status, 'odd'));
    expect(await clientOf(address).client.get('/api/x', number)).toEqual({
      ok: false,
      reason,
      status,
      code: 'odd',
      message: 'It is odd.',
    });
  });

  it('names how long to wait, in milliseconds (S14)', async () => {
    const waits = async (value: string) => {
      const { address } = await serve(() => error(503, 'busy', { 'retry-after': value }));
      const found = await clientOf(address).client.get('/api/x', number);
      return 'retryAfter' in found ? found.retryAfter : undefined;
    };
    expect(await waits('7')).toBe(7_000);
    expect([await waits('0'), await waits('-1'), await waits('soon')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is told from the page of a proxy that is no answer of ours', async () => {
    const { address } = await serve(() => ({ status: 502, body: '<h1>Bad gateway</h1>' }));
    expect(await clientOf(address).client.get('/api/x', number)).toEqual({
      ok: false,
      reason: 'busy',
      status: 502,
      message: 'The server answered 502. Try again in a while.',
    });
  });

  it.each([401, 403, 404, 405, 426])(
    'a page of another server is no Fieldroster server, and nobody is signed out (%i)',
    async (status) => {
      const { address, seen } = await serve(() => ({ status, body: '<h1>Welcome</h1>' }));
      expect(await clientOf(address).client.get('/api/x', number)).toEqual({
        ok: false,
        reason: 'foreign',
        status,
        message: 'There is no Fieldroster server at that address. Check it, or ask your IT.',
      });
      expect(seen).toHaveLength(1);
    },
  );

  it.each([413, 431])('what a proxy finds too large may come in parts (%i)', async (status) => {
    const { address } = await serve(() => ({ status, body: '<h1>Too large</h1>' }));
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({ reason: 'refused', status });
  });

  it('a program that is newer than its server is told so, and nothing is refused', async () => {
    const { address } = await serve(() => error(426, 'too_new'));
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({
      reason: 'tooNew',
      message: 'It is too_new.',
    });
  });

  it.each(['<html>', ''])('an answer that is no JSON is of another server (%j)', async (body) => {
    const { address } = await serve(() => ({ body }));
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({ reason: 'foreign' });
  });

  it('an answer that is not understood is unreadable, and one that breaks off', async () => {
    const { address } = await serve(() => ({ body: '{"n":"seven"}' }));
    expect(await clientOf(address).client.get('/api/x', number)).toMatchObject({ reason: 'unreadable' });
    const broken = await serve(() => ({ body: '{"n":', headers: { 'content-length': '900' } }));
    const asked = clientOf(broken.address).client.get('/api/x', number);
    await expect.poll(() => broken.seen.length).toBe(1);
    for (const server of servers) server.closeAllConnections();
    expect(await asked).toMatchObject({ reason: 'unreadable' });
  });

  it('nobody at the address is unreachable', async () => {
    const { address } = await serve(() => ({}));
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    const { port } = new URL(address);
    await expect(
      new Promise((_resolve, reject) => connect(Number(port), '127.0.0.1').on('error', reject)),
    ).rejects.toThrow('ECONNREFUSED');
    expect(await clientOf(address).client.get('/api/x', number)).toEqual({
      ok: false,
      reason: 'unreachable',
      message: 'The server does not answer.',
    });
  });
});

describe('signing in', () => {
  it('gives the session, with the address that it is good for', async () => {
    const { address, seen } = await serve(() => ({ body: answer }));
    expect(await signIn(address, 'kim', 'secret')).toEqual({ ok: true, value: session(address) });
    expect(seen[0]).toMatchObject({
      method: 'POST',
      path: '/api/auth/sign-in',
      body: '{"username":"kim","password":"secret"}',
    });
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  it('says which versions it speaks, at each way in (S15)', async () => {
    const { address, seen } = await serve(() => error(426, 'too_old'));
    const tooOld = { reason: 'tooOld', message: 'It is too_old.' };
    expect(await signIn(address, 'kim', 'secret')).toMatchObject(tooOld);
    expect(await renewSession(session(address))).toMatchObject(tooOld);
    const versions = {
      'x-fieldroster-protocol': String(protocolVersion),
      'x-fieldroster-schema': String(schemaVersion),
    };
    expect(seen.map(({ headers }) => headers)).toMatchObject([versions, versions]);
  });

  it('finds no Fieldroster server where there is no way in, whoever says so', async () => {
    const { address } = await serve(() => error(404, 'not_found'));
    expect(await signIn(address, 'kim', 'secret')).toMatchObject({ reason: 'foreign' });
  });

  it('finds none where it is led elsewhere', async () => {
    const { address } = await serve(({ path }) =>
      path === '/welcome' ? { body: '<h1>Welcome</h1>' } : { status: 302, headers: { location: '/welcome' } },
    );
    expect(await signIn(address, 'kim', 'secret')).toMatchObject({ reason: 'foreign' });
  });

  it('keeps what a server of ours says that has no company yet', async () => {
    const { address } = await serve(() => error(409, 'not_set_up'));
    expect(await signIn(address, 'kim', 'secret')).toMatchObject({
      reason: 'refused',
      message: 'It is not_set_up.',
    });
  });

  it('says why not, and tries no refresh', async () => {
    const { address, seen } = await serve(() => error(401, 'wrong_password'));
    expect(await signIn(address, 'kim', 'no')).toMatchObject({
      reason: 'signedOut',
      message: 'It is wrong_password.',
    });
    expect(seen).toHaveLength(1);
  });

  it('does not take an answer that is no session', async () => {
    const { address } = await serve(() => ({ body: { token: 'x' } }));
    expect(await signIn(address, 'kim', 'x')).toMatchObject({ reason: 'unreadable' });
  });
});
