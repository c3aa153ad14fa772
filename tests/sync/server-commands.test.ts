import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seal } from '#renderer/data/seal.ts';
import { createUnsealer } from '#server/accounts/sealing.ts';
import { publicSealingKey } from '#server/accounts/sealing-keys.ts';
import { type Commands, commandsOn } from '#tests/support/administrator-commands.ts';
import { launchServer } from '#tests/support/launched-server.ts';
import { messagesOf } from '#tests/support/office-requests.ts';
import { audited, send, sessionFor } from '#tests/support/office-server.ts';
import { password, postJson, startServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
let run: Commands;
beforeEach(async () => {
  server = await startServer();
  const publicUrl = { PUBLIC_URL: server.address };
  run = commandsOn({ DATA_DIR: server.dataDir, ...server.database.environment, ...publicUrl });
});
afterEach(() => server.stop());

const next = 'tulip-Window-47';
const signsIn = async (username: string, typed: string) =>
  (await postJson(server.address, '/api/auth/sign-in', { username, password: typed })).status;
const roleOf = async (username: string) => (await server.store.accounts.byUsername(username))?.user.roleId;

describe('the commands about office users, while the server runs', () => {
  it('lists them', async () => {
    const { code, said } = await run(['users', 'list']);
    expect(code).toBe(0);
    expect(said.split('\n')).toContain('manager\tThe manager\tManager\tactive\tnever');
  });

  it('adds one with a password, and audits it as by the command line', async () => {
    const args = ['users', 'add', 'kim.lee', '--role', 'Manager', '--company', 'acme', '--password-stdin'];
    const entries = await audited(server, async () => {
      expect(await run(args, next)).toEqual({ code: 0, said: 'Added kim.lee.\n' });
    });
    expect(entries).toMatchObject([{ action: 'userAdded', actor: 'command line' }]);
    expect(await signsIn('kim.lee', next)).toBe(200);
    expect(await roleOf('kim.lee')).toBe('manager');
  });

  it('adds one who is invited by email', async () => {
    const args = [
      'users',
      'add',
      'kim.lee',
      '--role',
      'viewer',
      '--email',
      'kim@b.example',
      '--company',
      'acme',
    ];
    expect((await run([...args, '--send'])).code).toBe(0);
    expect(await messagesOf(server)).toMatchObject([{ kind: 'invite', address: 'kim@b.example' }]);
  });

  it('asks for the company where there are several', async () => {
    const { code, said } = await run(['users', 'add', 'kim.lee', '--role', 'viewer', '--link']);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('acme, other') });
  });

  it('changes a role, and keeps the last administrator', async () => {
    expect((await run(['users', 'role', 'viewer', 'manager'])).code).toBe(0);
    expect(await roleOf('viewer')).toBe('manager');
    expect(await run(['users', 'role', 'viewer', 'king'])).toEqual({
      code: 1,
      said: expect.stringContaining('There are: Administrator, Manager, Viewer'),
    });
    expect(await run(['users', 'role', 'admin', 'viewer'])).toEqual({
      code: 1,
      said: expect.stringContaining('is the last administrator'),
    });
  });

  it('resets a password, which ends all sessions', async () => {
    const viewer = await sessionFor(server, 'user-viewer');
    const entries = await audited(server, () =>
      run(['users', 'reset-password', 'viewer', '--password-stdin'], next),
    );
    expect(entries).toMatchObject([{ action: 'passwordReset', actor: 'command line' }]);
    expect([await signsIn('viewer', password), await signsIn('viewer', next)]).toEqual([401, 200]);
    expect(await send(viewer, 'GET', '/api/sync/lists/pull')).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
    });
  });

  it('prints a link that sets a password', async () => {
    const { said } = await run(['users', 'reset-password', 'viewer', '--link']);
    const [link = ''] = /http:\S+/.exec(said) ?? [];
    const headers = { origin: server.address, 'sec-fetch-site': 'same-origin' };
    const body = new URLSearchParams({ next, confirm: next });
    expect((await fetch(link, { method: 'POST', body, headers })).status).toBe(200);
    expect(await signsIn('viewer', next)).toBe(200);
  });

  it.each([
    [['users', 'role', 'nobody', 'viewer'], 1, 'no office user nobody'],
    [['users', 'deactivate', 'nobody'], 1, 'no office user nobody'],
    [['users', 'deactivate'], 2, 'USERNAME is missing'],
    [['users', 'dance'], 2, 'no command users dance'],
    [['sign-out', 'a', 'b'], 2, 'b is one word too many'],
    [['backup'], 2, 'FOLDER is missing'],
    [['users', 'reset-password', 'viewer', '--link', '--send'], 2, 'Choose one of --link and --send'],
  ])('%j ends with %i', async (args, code, said) => {
    expect(await run(args)).toEqual({ code, said: expect.stringContaining(said) });
  });

  it('shows all commands', async () => {
    const { code, said } = await run(['help']);
    expect(code).toBe(0);
    for (const name of ['serve', 'setup', 'users add', 'sign-out', 'backup', 'restore', 'rotate-keys'])
      expect(said).toContain(`  ${name}`);
  });
});

describe('desktops that listen', () => {
  it('hear of what a command has changed', async () => {
    const { session } = await sessionFor(server, 'user-admin');
    const other = await launchServer({ DATA_DIR: server.dataDir, ...server.database.environment });
    try {
      const headers = { authorization: `Bearer ${session.token}` };
      // Kept whole: fetch cancels the body of an answer that is collected as garbage.
      const stream = await fetch(`${other.url}/api/sync/stream`, { headers });
      await run(['users', 'role', 'viewer', 'manager']);
      const seq = (await server.store.heads('acme')).get('people');
      let heard = '';
      for await (const bytes of stream.body ?? []) {
        heard += Buffer.from(bytes).toString();
        if (heard.includes(`"collection":"people","seq":${seq},`)) break;
      }
      expect(heard).toContain(`"collection":"people","seq":${seq},`);
    } finally {
      await other.stop();
    }
  });
});

describe('new keys', () => {
  it('are used at once; what was sealed to the old one still opens, and everybody signs in again', async () => {
    const viewer = await sessionFor(server, 'user-viewer');
    const before = await publicSealingKey(server.store);
    const sealed = await seal('a secret', before, 'purpose');
    const entries = await audited(server, () => run(['rotate-keys']));
    expect(entries).toMatchObject([{ action: 'keysRotated', actor: 'command line' }]);
    const after = await publicSealingKey(server.store);
    expect(after).not.toBe(before);
    const [company] = await server.store.byIds('acme', 'company', ['acme']);
    expect(company?.record.sealingKey).toBe(after);
    const unsealer = createUnsealer(server.store);
    expect(await unsealer.open(sealed, 'purpose')).toBe('a secret');
    expect(await unsealer.open(await seal('another', after, 'purpose'), 'purpose')).toBe('another');
    expect(await send(viewer, 'GET', '/api/sync/lists/pull')).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
    });
  });
});
