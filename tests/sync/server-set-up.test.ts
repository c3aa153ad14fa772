import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingLists } from '#domain/company/starting-lists.ts';
import type { SignInAnswer } from '#domain/sync/wire.ts';
import { buildApp } from '#server/app.ts';
import { actingHere } from '#server/command-line/with-store.ts';
import { setUpCompany } from '#server/set-up/set-up-company.ts';
import type { Store } from '#server/store/store.ts';
import { type Commands, commandsOn } from '#tests/support/administrator-commands.ts';
import { makeTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { apiOf, postJson } from './server-fixture.ts';

const password = 'tulip-Window-47';
const asked = ['setup', '--company', 'Acme Air', '--admin', 'jo.doe'];
const address = 'http://127.0.0.1:4810';

let dataDir: string;
let database: TestDatabase;
let run: Commands;
let close: (() => Promise<void>)[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldroster-set-up-'));
  database = await makeTestDatabase(dataDir);
  run = commandsOn({ DATA_DIR: dataDir, ...database.environment });
  close = [];
});
afterEach(async () => {
  for (const each of close) await each();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A server on that database, which may be empty. */
async function serve(): Promise<{ readonly store: Store; readonly url: string }> {
  const store = await database.open();
  const folders = { photoFolder: join(dataDir, 'photos'), outboxFolder: join(dataDir, 'outbox') };
  const app = await buildApp({ ...folders, store, pageFolder: join(dataDir, 'none'), version: '0' });
  close.push(async () => {
    await app.close();
    await store.close();
  });
  return { store, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

const signIn = (url: string, typed = password) =>
  postJson(url, '/api/auth/sign-in', { username: 'jo.doe', password: typed });

describe('the set-up of a server', () => {
  it('makes the company, its lists and its first administrator, while the server runs', async () => {
    const { url } = await serve();
    expect(await run([...asked, '--email', 'jo@b.example', '--password-stdin'], `${password}\n`)).toEqual({
      code: 0,
      said: 'Made the company Acme Air with the administrator jo.doe.\n',
    });
    const answer = await signIn(url);
    expect(answer.status).toBe(200);
    const session = (await answer.json()) as SignInAnswer;
    expect(session.company.name).toBe('Acme Air');
    expect(session.user.permissions).toContain('editUsers');
    const api = apiOf(url, session);
    expect((await api.pull('lists')).documents.map(({ id }) => id).toSorted()).toEqual(
      startingLists()
        .map(({ id }) => id)
        .toSorted(),
    );
    const [company] = (await api.pull('company')).documents;
    expect(company).toMatchObject({ name: 'Acme Air', currency: 'USD', payroll: true });
    expect(company?.sealingKey).toMatch(/^[A-Za-z0-9+/]{80,}=*$/);
    const { entries } = (await (await api.request('/api/audit')).json()) as { entries: object[] };
    expect(entries).toMatchObject([
      { action: 'userAdded', actor: 'command line' },
      { action: 'setUp', actor: 'command line' },
    ]);
  });

  it('prints a link by which the administrator sets a password, once, where that is asked for', async () => {
    const { url } = await serve();
    const { code, said } = await run([...asked, '--link']);
    expect(code).toBe(0);
    const [, path = ''] = new RegExp(`^${address}(/invite/[\\w-]+)$`, 'm').exec(said) ?? [];
    expect((await signIn(url)).status).toBe(401);
    expect(await (await fetch(url + path)).text()).toContain('jo.doe');
    const body = new URLSearchParams({ next: password, confirm: password });
    const headers = { origin: url, 'sec-fetch-site': 'same-origin' };
    const set = () => fetch(url + path, { method: 'POST', body, headers });
    expect(await (await set()).text()).toContain('Your account is ready');
    expect((await signIn(url)).status).toBe(200);
    expect(await (await set()).text()).not.toContain('Your account is ready');
  });

  it('refuses where there is a company, and changes nothing', async () => {
    await run([...asked, '--password-stdin'], password);
    const before = await database.query('SELECT * FROM users');
    const again = await run(['setup', '--company', 'B', '--admin', 'kim', '--password-stdin'], password);
    expect(again).toEqual({ code: 1, said: expect.stringContaining('There is a company already') });
    expect(await database.query('SELECT * FROM users')).toEqual(before);
    expect(await database.query('SELECT * FROM companies')).toHaveLength(1);
  });

  it('makes one company where two are made at once', async () => {
    const { store } = await serve();
    const make = (username: string) =>
      setUpCompany(
        store,
        {
          name: username,
          administrator: { name: username, username, roleId: 'administrator' },
          letIn: async () => [username],
        },
        actingHere(Date.now()),
      );
    const made = await Promise.all([make('jo.doe'), make('kim.lee')]);
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    expect(await database.query('SELECT * FROM users')).toHaveLength(1);
  });

  it('names everything that is wrong', async () => {
    const { code, said } = await run([
      'setup',
      '--company',
      '--admin',
      'j',
      '--email',
      'x',
      '--loud',
      'more',
    ]);
    expect(code).toBe(2);
    for (const name of ['--company needs', '--admin:', '--email:', 'no option --loud', 'more is one word'])
      expect(said).toContain(name);
    expect(said).toContain('Usage: setup --company');
  });

  it.each([
    ['a short password', 'short', 1, 'at least 10 characters'],
    ['the username', 'jo.doe-the.first', 1, 'is the username'],
  ])('refuses %s', async (_what, typed, code, said) => {
    const args = ['setup', '--company', 'A', '--admin', 'jo.doe-the.first', '--password-stdin'];
    expect(await run(args, typed)).toEqual({ code, said: expect.stringContaining(said) });
    expect(await database.query('SELECT * FROM companies')).toEqual([]);
  });

  it('has no terminal to ask at here, and says so', async () => {
    const { code, said } = await run(asked);
    expect(code).toBe(2);
    expect(said).toContain('--password-stdin or --link');
  });

  it.skipIf(process.platform !== 'linux')(
    'asks at a terminal and shows nothing of what is typed',
    async () => {
      const env = { PATH: process.env.PATH, DATA_DIR: dataDir, ...database.environment };
      const line = [process.execPath, 'sync-server/main.ts', ...asked].map((part) => `'${part}'`).join(' ');
      const child = spawn('script', ['-qec', line, '/dev/null'], { env });
      let said = '';
      let questions = 0;
      child.stdout.on('data', (bytes) => {
        said += String(bytes);
        const found = said.match(/Password: |The same again: /g)?.length ?? 0;
        for (; questions < found; questions += 1) child.stdin.write(`${password}\r`);
      });
      const code = await new Promise((done) => child.once('close', done));
      expect(said).toContain('Made the company Acme Air');
      expect(said).not.toContain(password);
      expect(code).toBe(0);
    },
  );
});

describe('a server without a company', () => {
  it('says at the sign-in what has to be done', async () => {
    const { url } = await serve();
    const answer = await signIn(url);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { code: 'not_set_up', message: expect.stringContaining('setup') },
    });
  });
});
