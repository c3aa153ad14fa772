import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorAnswer, type Outcome } from '#domain/sync/wire.ts';
import {
  type Api,
  edit,
  origin,
  postJson,
  startServer,
  type TestServer,
  technician,
} from './server-fixture.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startServer();
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const pushPath = '/api/sync/technicians/push';

async function refusal(answer: Response) {
  const { error } = errorAnswer.strict().parse(await answer.json());
  expect(error.message.length).toBeGreaterThan(10);
  return [answer.status, error.code] as const;
}

const send = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  admin.request(pushPath, { method: 'POST', body, headers });

/** Nothing came of it, and the server goes on. */
async function expectNothingStored(act: () => Promise<void>) {
  const before = await server.store.lastSeq('acme');
  await act();
  expect(await server.store.lastSeq('acme')).toBe(before);
  expect((await admin.pushOne('technicians', technician())).outcome).toBe('applied');
}

describe('a malformed request', () => {
  it.each([
    ['no JSON', '{"a":', 400, 'bad_json'],
    ['an empty body', '', 400, 'bad_json'],
    ['text that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'bad_json'],
    ['an object for a list', '{}', 400, 'bad_rows'],
    ['a number', '7', 400, 'bad_rows'],
    ['null', 'null', 400, 'bad_rows'],
    ['1001 rows', JSON.stringify(Array(1001).fill({})), 413, 'too_many_rows'],
  ])('with %s is refused', async (_what, body, status, code) => {
    await expectNothingStored(async () => expect(await refusal(await send(body))).toEqual([status, code]));
  });

  it.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['nonsense', 'a/b; ;'],
  ])('with %s as its type is refused', async (_what, type) => {
    const answer = await send('[]', { 'content-type': type });
    expect(answer.status).toBe(415);
    await refusal(answer);
  });

  it('is refused for a collection that is not ours', async () => {
    for (const name of ['customers', '__proto__', 'constructor', 'toString', '%00', 'x'.repeat(300)]) {
      const push = await postJson(server.address, `/api/sync/${name}/push`, [], {
        authorization: `Bearer ${admin.session.token}`,
      });
      expect(push.status).toBeGreaterThanOrEqual(400);
      expect(push.status).toBeLessThan(500);
      const pull = await admin.request(`/api/sync/${name}/pull`);
      expect(pull.status).toBeLessThan(500);
    }
    const answer = await admin.request('/api/sync/customers/pull');
    expect(await refusal(answer)).toEqual([404, 'unknown_collection']);
  });

  it.each([
    'seq=-1',
    'seq=x',
    'limit=0',
    'limit=1001',
    'limit=1.5',
    'ids=a b',
    'seq=1&seq=2',
    'other=1',
    'epoch=a&epoch=b',
  ])('is refused for the query %s', async (query) => {
    const answer = await admin.request(`/api/sync/technicians/pull?${query}`);
    expect(await refusal(answer)).toEqual([400, 'bad_query']);
  });

  it.each(['limit=0', 'limit=201', 'before=x'])('is refused for a history with %s', async (query) => {
    const answer = await admin.request(`/api/technicians/t-1/history?${query}`);
    expect(await refusal(answer)).toEqual([400, 'bad_query']);
  });

  it('is refused where there is nothing', async () => {
    expect(await refusal(await fetch(`${server.address}/nothing/here`))).toEqual([404, 'not_found']);
    expect(await refusal(await fetch(`${server.address}/%`))).toEqual([400, 'bad_url']);
    expect(await refusal(await admin.request('/api/technicians/none/history'))).toEqual([
      404,
      'unknown_technician',
    ]);
  });

  it('is refused when it is not even HTTP', async () => {
    const said = Promise.withResolvers<string>();
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () =>
      socket.write('hello\r\n\r\n'),
    );
    socket.once('data', (bytes) => said.resolve(String(bytes)));
    expect(await said.promise).toMatch(/^HTTP\/1.1 400 .*\r\n[\s\S]*"code":"bad_request"/);
  });

  it.each([
    ['0', 'too_old'],
    ['99', 'too_new'],
  ])(
    '[S15] is refused with 426 by a program of protocol %s, before it is signed in too',
    async (protocol, code) => {
      const headers = { 'x-fieldroster-protocol': protocol };
      const pull = await admin.request('/api/sync/technicians/pull', { headers });
      expect(await refusal(pull)).toEqual([426, code]);
      for (const way of ['sign-in', 'refresh']) {
        const answer = await fetch(`${server.address}/api/auth/${way}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: '{}',
        });
        expect(await refusal(answer)).toEqual([426, code]);
      }
    },
  );
});

describe('the size of a body', () => {
  it('fits a full batch of records with long texts', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      newDocumentState: technician({ id: `big-${index}`, memo: 'm'.repeat(4000), bio: 'b'.repeat(4000) }),
    }));
    const outcomes = await admin.push('technicians', rows);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
  });

  it('is refused over the limit, announced or not', async () => {
    await expectNothingStored(async () => {
      const large = `[${' '.repeat(32 * 1024 * 1024)}]`;
      expect(await refusal(await send(large))).toEqual([413, 'too_large']);
      const chunks = new Blob([large]).stream();
      const answer = await admin.request(pushPath, {
        method: 'POST',
        body: chunks,
        headers: { 'content-type': 'application/json' },
        duplex: 'half',
      } as RequestInit);
      expect(await refusal(answer)).toEqual([413, 'too_large']);
    });
  });

  it('is 64 kB elsewhere', async () => {
    const body = { username: 'x'.repeat(70_000), password: 'x' };
    expect(await refusal(await postJson(server.address, '/api/auth/sign-in', body))).toEqual([
      413,
      'too_large',
    ]);
  });

  it('may be gzip, counted after inflating: a bomb is refused', async () => {
    const gzip = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const mine = technician();
    const small = await send(gzipSync(JSON.stringify([{ newDocumentState: mine }])), gzip);
    expect(((await small.json()) as { outcomes: Outcome[] }).outcomes[0]?.outcome).toBe('applied');
    await expectNothingStored(async () => {
      const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '));
      const before = process.memoryUsage().rss;
      expect(await refusal(await send(bomb, gzip))).toEqual([413, 'too_large']);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
      expect(await refusal(await send('[]', gzip))).toEqual([400, 'bad_gzip']);
      expect(await refusal(await send(gzipSync('[]').subarray(0, 12), gzip))).toEqual([400, 'bad_gzip']);
      const brotli = { ...gzip, 'content-encoding': 'br' };
      expect(await refusal(await send('[]', brotli))).toEqual([415, 'unsupported_encoding']);
    });
  });

  it('may break off', async () => {
    const broken = Promise.withResolvers<void>();
    const headers = {
      authorization: `Bearer ${admin.session.token}`,
      'content-type': 'application/json',
      'content-length': '1000',
    };
    const request = httpRequest(server.address + pushPath, { method: 'POST', headers });
    request.once('error', () => broken.resolve());
    request.write('[{"newDoc', () => request.destroy());
    await broken.promise;
    await expectNothingStored(async () => {});
  });

  it('makes answers small', async () => {
    const answer = await admin.request('/api/sync/technicians/pull', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toMatch(/origin/i);
    await answer.json();
  });
});

describe('a malformed row', () => {
  const good = () => technician();
  const raw = (state: string) => `{"newDocumentState":${state}}`;
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const deepObject = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const withMore = (more: string) => raw(JSON.stringify(good()).replace(/\}$/, `,${more}}`));

  it.each([
    ['a number', '7', 'malformed_row'],
    ['null', 'null', 'malformed_row'],
    ['a list', '[]', 'malformed_row'],
    ['nothing in it', '{}', 'malformed_row'],
    ['another key', '{"newDocumentState":{"id":"x"},"more":1}', 'malformed_row'],
    ['a list for a record', raw('[]'), 'malformed_row'],
    ['a text for a base', '{"assumedMasterState":"x","newDocumentState":{"id":"x"}}', 'malformed_row'],
    ['no id', raw('{"name":"x"}'), 'invalid_id'],
    ['an odd id', raw('{"id":"a b"}'), 'invalid_id'],
    ['a long id', raw(`{"id":"${'x'.repeat(100_000)}"}`), 'invalid_id'],
    ['no edit', raw('{"id":"x","name":"x"}'), 'edit_missing'],
    ['an unknown field', withMore('"salary":1'), 'unknown_field'],
    ['an unknown field in a group', withMore('"payroll":{"bonus":1}'), 'unknown_field'],
    ['__proto__', withMore('"__proto__":{"admin":true}'), 'unknown_field'],
    ['__proto__ below', withMore('"home":{"__proto__":{"admin":true}}'), 'unknown_field'],
    ['constructor', withMore('"constructor":{"prototype":{"admin":true}}'), 'unknown_field'],
    ['a wrong type', withMore('"dailyGoal":"12"'), 'invalid'],
    ['an empty text for a number', withMore('"dailyGoal":""'), 'invalid'],
    ['an empty list for a truth', withMore('"payroll":{"include":[]}'), 'invalid'],
    ['a number for conflicts', withMore('"conflicts":5'), 'invalid'],
    ['a list for conflicts', withMore('"conflicts":[]'), 'invalid'],
    ['made-up conflicts', withMore('"conflicts":{"x":{"field":"memo"}}'), 'server_owned'],
    ['an over-long text', withMore(`"memo":"${'x'.repeat(4001)}"`), 'invalid'],
    ['a number beyond all', withMore('"dailyGoal":1e999'), 'invalid'],
    ['a field of the server', withMore('"account":{"state":"active"}'), 'server_owned'],
    ['a skill twice', withMore('"skills":["a","a"]'), 'invalid'],
    ['a text for _deleted', withMore('"_deleted":"yes"'), 'invalid'],
    ['a removal of nothing', withMore('"_deleted":true'), 'unknown'],
    ['depth', withMore(`"home":${deep(100_000)}`), 'unknown_field'],
    ['depth of objects', withMore(`"home":${deepObject(100_000)}`), 'unknown_field'],
    ['depth in its edit', raw(`{"id":"x","edit":${deepObject(100_000)}}`), 'unknown_field'],
  ])('with %s is rejected while the others go through', async (_what, row, code) => {
    const [first, last] = [good(), good()];
    const body = `[${raw(JSON.stringify(first))},${row},${raw(JSON.stringify(last))}]`;
    const answer = await send(body);
    expect(answer.status).toBe(200);
    const { outcomes } = (await answer.json()) as { outcomes: Outcome[] };
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'rejected', 'applied']);
    expect(outcomes[1]).toMatchObject({ code, reason: expect.any(String) });
    expect(outcomes[1]).toHaveProperty('id');
    expect(JSON.stringify(outcomes[1]).length).toBeLessThan(1000);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is rejected for a base that could not be kept', async () => {
    const base = technician({ memo: 'Before' });
    await admin.pushOne('technicians', base);
    await admin.pushOne('technicians', { ...base, memo: 'First', edit: edit() }, base);
    const mine = JSON.stringify({ ...base, memo: 'Second', edit: edit() });
    for (const odd of [
      `{"memo":${deep(100_000)}}`,
      `{"memo":${deepObject(100_000)}}`,
      '{"memo":{"__proto__":1}}',
    ]) {
      const answer = await send(`[{"assumedMasterState":${odd},"newDocumentState":${mine}}]`);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        outcomes: [{ outcome: 'rejected', code: 'unknown_field' }],
      });
    }
  });

  it('takes no base and null for the same', async () => {
    const mine = good();
    const [outcome] = await admin.push('technicians', [{ assumedMasterState: null, newDocumentState: mine }]);
    expect(outcome).toEqual({ id: mine.id, outcome: 'applied' });
  });
});

describe('origins', () => {
  it('lets the desktop read answers, and nobody else', async () => {
    const ask = (from: string) => fetch(`${server.address}/healthz`, { headers: { origin: from } });
    const ours = await ask(origin);
    expect(ours.headers.get('access-control-allow-origin')).toBe(origin);
    expect(ours.headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(ours.headers.get('access-control-allow-credentials')).toBeNull();
    for (const foreign of ['https://evil.example', 'null', 'app://bundle.evil'])
      expect((await ask(foreign)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers what a browser asks before a push', async () => {
    const ask = (from: string) =>
      fetch(server.address + pushPath, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-fieldroster-protocol',
        },
      });
    const ours = await ask(origin);
    expect(ours.status).toBe(204);
    const allowed = ours.headers.get('access-control-allow-headers');
    for (const name of ['authorization', 'content-type', 'content-encoding', 'x-fieldroster-protocol'])
      expect(allowed).toContain(name);
    expect((await ask('https://evil.example')).headers.get('access-control-allow-methods')).toBeNull();
  });

  it('lets the desktop read refusals too', async () => {
    const answer = await fetch(server.address + pushPath, { method: 'POST', headers: { origin } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('sends the headers that protect a browser', async () => {
    const { headers } = await fetch(`${server.address}/healthz`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
