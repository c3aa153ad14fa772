import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServerPackage } from '#build/server-package.ts';
import { launchServer } from '#tests/support/launched-server.ts';

const root = join(import.meta.dirname, '..');

let folder: string;
let program: string;
let names: string[];

/** Packs it, and installs what was packed as `npm install` would, with the packages that are here. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-package-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>The browser edition</title>');
  const made = join(folder, 'made');
  await makeServerPackage({ folder: made, pages });
  execFileSync('npm', ['pack', '--offline', '--pack-destination', folder], { cwd: made, stdio: 'ignore' });
  const { version, dependencies } = JSON.parse(readFileSync(join(made, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'fieldroster-server');
  mkdirSync(own, { recursive: true });
  const tarball = join(folder, `fieldroster-server-${version}.tgz`);
  names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  program = join(own, 'bin', 'fieldroster-server.js');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package of the server', () => {
  it('has the program, the browser edition and what IT needs to run it, and no source', () => {
    const has = (name: string) => expect(names).toContain(`package/${name}`);
    for (const name of ['bin/fieldroster-server.js', 'dist/renderer/index.html', 'README.md']) has(name);
    for (const name of ['fieldroster-server.service', 'fieldroster-backup.timer', 'prometheus-alerts.yml'])
      has(`deploy/${name}`);
    expect(names.filter((name) => /\.(ts|map|sqlite)$|node_modules|\.env/.test(name))).toEqual([]);
    expect(readFileSync(program, 'utf8')).not.toContain(root);
  });

  it('sets a company up, serves it and its pages, and stops', async () => {
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'data') };
    const args = ['setup', '--company', 'Acme Air', '--admin', 'jo.doe', '--password-stdin'];
    const set = spawnSync(program, args, {
      env: { ...env, PATH: `${dirname(process.execPath)}:${env.PATH}` },
      input: 'tulip-Window-47',
      encoding: 'utf8',
    });
    expect(set.stdout + set.stderr).toBe('Made the company Acme Air with the administrator jo.doe.\n');
    const server = await launchServer(env, [program]);
    expect(await (await fetch(server.url)).text()).toContain('The browser edition');
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const signedIn = await fetch(`${server.url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'jo.doe', password: 'tulip-Window-47' }),
    });
    expect(signedIn.status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe.skipIf(!hasSystemd)('the units for systemd', () => {
  it.each(['fieldroster-server.service', 'fieldroster-backup.service', 'fieldroster-backup.timer'])(
    '%s is understood',
    (name) => {
      const checked = spawnSync('systemd-analyze', ['verify', '--man=no', join(root, 'deploy', name)], {
        encoding: 'utf8',
      });
      // The program is not installed where this is tested.
      const said = (checked.stdout + checked.stderr)
        .split('\n')
        .filter((line) => line.includes('fieldroster') && !/not executable|No such file/.test(line));
      expect(said).toEqual([]);
    },
  );
});
