import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { serverFlags } from './server-flags.mjs';

const ROOT = join(import.meta.dirname, '..');

/** What is not bundled: code for this machine beside it, or files that are read at run time. */
const installed = ['@fastify/compress', '@fastify/static', '@node-rs/argon2', 'fastify', 'nodemailer', 'pg'];

type RootPackage = {
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Where it goes, and where the bundled browser edition lies that goes into it. */
export type ServerPackage = { readonly folder: string; readonly pages: string };

const usual: ServerPackage = { folder: join(ROOT, 'dist', 'server'), pages: join(ROOT, 'dist', 'renderer') };

/** Makes the server as a package of its own, for `npm pack`, `npx` and the container. */
export async function makeServerPackage({ folder, pages }: ServerPackage = usual): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const program = join(folder, 'bin', 'fieldroster-server.js');
  await bundle(program);
  await chmod(program, 0o755);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  // Where the server looks for them, seen from its program.
  await cp(pages, join(folder, 'dist', 'renderer'), { recursive: true });
  await cp(join(ROOT, 'docs', 'server.md'), join(folder, 'README.md'));
  await cp(join(ROOT, 'deploy'), join(folder, 'deploy'), { recursive: true });
}

async function bundle(file: string): Promise<void> {
  const build = await rolldown({
    input: join(ROOT, 'sync-server', 'main.ts'),
    platform: 'node',
    external: (id) => installed.some((name) => id === name || id.startsWith(`${name}/`)),
    tsconfig: join(ROOT, 'sync-server', 'tsconfig.json'),
  });
  try {
    await build.write({ file, format: 'esm', banner: `#!/usr/bin/env -S node ${serverFlags.join(' ')}` });
  } finally {
    await build.close();
  }
}

/** The versions that were tested, and nothing of the desktop. */
async function manifest(): Promise<object> {
  const root = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as RootPackage;
  const { version, license } = root;
  return {
    name: 'fieldroster-server',
    version,
    description: 'Sync server of Fieldroster',
    license,
    type: 'module',
    bin: { 'fieldroster-server': 'bin/fieldroster-server.js' },
    engines: { node: '>=24' },
    files: ['bin', 'dist', 'deploy'],
    dependencies: Object.fromEntries(installed.map((name) => [name, root.dependencies[name]])),
  };
}

if (import.meta.main) await makeServerPackage();
