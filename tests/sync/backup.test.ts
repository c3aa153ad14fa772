import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignInAnswer } from '#domain/sync/wire.ts';
import { png, sha256Of } from '#tests/support/images.ts';
import { requestOf } from '#tests/support/office-requests.ts';
import { runCommand } from '#tests/support/server-commands.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';
import { type Api, apiOf, edit, postJson, technician } from './server-fixture.ts';

let server: ServerProcess;
let parent: string;
let folder: string;

async function open(): Promise<void> {
  parent = mkdtempSync(join(tmpdir(), 'fieldroster-backup-'));
  folder = join(parent, 'backup');
  server = await startServerProcess();
}

async function close(): Promise<void> {
  await server.close();
  rmSync(parent, { recursive: true, force: true });
}

const run = (command: 'backup' | 'restore', args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(server, command, args, env);

async function signIn(): Promise<Api> {
  const user = { username: 'admin', password: server.password };
  const answer = await postJson(server.url, '/api/auth/sign-in', user);
  return apiOf(server.url, (await answer.json()) as SignInAnswer);
}

/** What an invitation asks of a profile. */
const employed = {
  positions: ['position-1'],
  roleId: 'role-a',
  truckId: 'truck-1',
  jobHistoryDateFilter: 'AllJobs',
};

const add = async (api: Api): Promise<string> => {
  const { user } = api.session;
  const mine = technician({ edit: edit('admin', { by: user.id }) });
  expect((await api.pushOne('technicians', mine)).outcome).toBe('applied');
  return mine.id;
};

const photo = (size: number) => png({ width: 40, height: 30, size });

async function keepPhoto(api: Api, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes);
  const init = { method: 'PUT', body: bytes as BodyInit, headers: { 'content-type': 'image/png' } };
  expect((await api.request(`/api/photos/${sha256}`, init)).status).toBe(201);
  return sha256;
}

const manifest = () => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const rewrite = (more: object) =>
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest(), ...more }));
const database = () => join(folder, 'fieldroster.sqlite');

describe('a backup', () => {
  beforeEach(open);
  afterEach(close);

  it('[S12] is one state while pushes run, and brought back it is another history with all of that', async () => {
    const api = await signIn();
    const before = await add(api);
    const kept = await keepPhoto(api, photo(3000));
    const pushing = Promise.all(Array.from({ length: 40 }, () => add(api)));
    const backedUp = await run('backup', [folder]);
    await pushing;
    expect(backedUp).toMatchObject({ code: 0, said: expect.stringContaining('Backed up') });
    const after = await add(api);
    const later = await keepPhoto(api, photo(4000));
    const { checkpoint } = await api.pull('technicians');
    await server.kill();

    const { epoch, counts, files } = manifest();
    expect(checkpoint.epoch).toContain(epoch);
    const restored = await run('restore', [folder]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('The new epoch is') });
    const [, replaced = ''] = /kept in (\S+)/.exec(restored.said) ?? [];
    expect(readdirSync(replaced)).toContain('fieldroster.sqlite');

    await server.restart();
    const there = await (await signIn()).pull('technicians');
    expect(there.checkpoint.epoch).not.toContain(epoch);
    expect(there.documents).toHaveLength(counts.technicians);
    expect(there.documents.map(({ id }) => id)).toContain(before);
    expect(there.documents.map(({ id }) => id)).not.toContain(after);
    expect(files.map(({ name }: { name: string }) => name.split('/').at(-1))).toContain(kept);
    // A photo is named by its bytes: those that came later are nobody's loss to keep.
    for (const each of [kept, later]) expect((await api.request(`/api/photos/${each}`)).status).toBe(200);
  });

  it('puts back a photo that is lost or spoiled on the server', async () => {
    const api = await signIn();
    const [lost, spoiled] = [await keepPhoto(api, photo(3000)), await keepPhoto(api, photo(5000))];
    expect((await run('backup', [folder])).code).toBe(0);
    await server.kill();
    const placeOf = (sha256: string) => {
      const { name } = manifest().files.find((each: { name: string }) => each.name.endsWith(sha256));
      return join(server.dataDir, name);
    };
    rmSync(placeOf(lost));
    appendFileSync(placeOf(spoiled), 'x');
    expect((await run('restore', [folder])).code).toBe(0);
    for (const each of [lost, spoiled]) expect(sha256Of(readFileSync(placeOf(each)))).toBe(each);
  });

  it('[S12] sends no message again that waited in it: its request says so', async () => {
    // Nothing listens there, so it waits.
    await server.restart({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
    const api = await signIn();
    const by = () => edit('admin', { by: api.session.user.id });
    const mine = technician({ ...employed, email: 'somebody@acme.test', edit: by() });
    await api.pushOne('technicians', mine);
    const request = requestOf('invite', mine.id, { edit: by() });
    expect((await api.pushOne('requests', request)).outcome).not.toBe('rejected');
    expect((await run('backup', [folder])).code).toBe(0);
    await server.kill();
    expect((await run('restore', [folder])).code).toBe(0);
    await server.restart();
    expect(await (await signIn()).present('requests', request.id)).toMatchObject({
      state: 'failed',
      result: expect.stringContaining('restored from a backup'),
    });
  });

  it('goes into a new folder only, and needs a database', async () => {
    writeFileSync(join(parent, 'note'), '');
    expect(await run('backup', [parent])).toEqual({
      code: 1,
      said: `There is something in ${parent} already. Name a new folder.\n`,
    });
    expect((await run('backup', [join(parent, 'note', 'x')])).said).toContain('can not be used as a folder');
    expect(await run('backup', [])).toMatchObject({
      code: 2,
      said: expect.stringContaining('FOLDER is missing'),
    });
    const none = await run('backup', [folder], { DATA_DIR: join(parent, 'none') });
    expect(none.said).toContain('There is no database');
    expect(existsSync(join(parent, 'none'))).toBe(false);
  });

  it('of a database that can not be reached says so, without the password', async () => {
    const env = { DATABASE_URL: 'postgres://office:secret@127.0.0.1:1/fieldroster' };
    const { code, said } = await run('backup', [folder], env);
    expect(code).toBe(1);
    expect(said).toContain('does not answer');
    expect(said).not.toContain('secret');
  });
});

describe('a restore', () => {
  afterEach(close);
  beforeEach(async () => {
    await open();
    await add(await signIn());
    expect((await run('backup', [folder])).code).toBe(0);
  });

  it('leaves a database alone that is in use', async () => {
    const id = await add(await signIn());
    expect(await run('restore', [folder])).toEqual({
      code: 1,
      said: 'The server is using this database. Stop it first.\n',
    });
    expect(await (await signIn()).present('technicians', id)).toBeDefined();
  });

  it('takes the place of a database that is damaged beyond reading, and of none', async () => {
    await server.kill();
    writeFileSync(join(server.dataDir, 'fieldroster.sqlite'), 'spoiled'.repeat(1000));
    expect((await run('restore', [folder])).code).toBe(0);
    const elsewhere = join(dirname(folder), 'new');
    const { code, said } = await run('restore', [folder], { DATA_DIR: elsewhere });
    expect(code).toBe(0);
    expect(said).not.toContain('kept in');
    await server.restart();
    expect((await (await signIn()).pull('technicians')).documents).toHaveLength(
      manifest().counts.technicians,
    );
  });
});

describe('a restore of what is no good', () => {
  // Nothing is touched, so that all of these share a server.
  beforeAll(async () => {
    await open();
    expect((await run('backup', [folder])).code).toBe(0);
    await server.kill();
  });
  afterAll(close);

  const contents = () =>
    readdirSync(server.dataDir)
      .filter((name) => name.startsWith('fieldroster'))
      .map((name) => [name, sha256Of(readFileSync(join(server.dataDir, name)))]);

  const size = () => statSync(database()).size;

  it.each<[string, () => void, string | RegExp]>([
    ['was not finished', () => rmSync(join(folder, 'manifest.json')), 'There is no backup in'],
    ['has a damaged manifest', () => truncateSync(join(folder, 'manifest.json'), 90), 'is damaged'],
    [
      'names files elsewhere',
      () => rewrite({ files: [{ ...manifest().files[0], name: '../x' }] }),
      'is damaged',
    ],
    ['lacks a file', () => rmSync(database()), 'fieldroster.sqlite is missing from this backup.'],
    ['is cut off', () => truncateSync(database(), size() - 4096), /has \d+ bytes and should have \d+/],
    [
      'was changed',
      () => {
        const bytes = readFileSync(database());
        bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1);
        writeFileSync(database(), bytes);
      },
      'fieldroster.sqlite is not the file that was backed up.',
    ],
    [
      'has another format',
      () => rewrite({ format: 2 }),
      'This backup has format 2; this version knows format 1.',
    ],
    ['is newer', () => rewrite({ schema: 999, version: '9.9.9' }), 'made by version 9.9.9, which is newer'],
    ['is of PostgreSQL', () => rewrite({ engine: 'postgres' }), 'Set DATABASE_URL.'],
  ])('refuses a backup that %s, and touches nothing', async (_what, spoil, reason) => {
    const whole = folder;
    folder = mkdtempSync(join(parent, 'spoiled-'));
    cpSync(whole, folder, { recursive: true });
    spoil();
    const before = contents();
    const { code, said } = await run('restore', [folder]);
    folder = whole;
    expect(said).toMatch(reason);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(contents()).toEqual(before);
  });
});
