import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArguments } from './arguments.ts';
import { makeDeb } from './deb.ts';
import { makeRpm } from './rpm.ts';

/**
 * Stands in for fpm, which electron-builder would download: makes a deb or an rpm from a folder with Debian's
 * own tools, for the check only. It understands what electron-builder 26 says to fpm and nothing else.
 */
async function makePackage(words: readonly string[]): Promise<void> {
  const asked = readArguments(words);
  const work = await mkdtemp(join(tmpdir(), 'fieldroster-package-'));
  try {
    const tree = join(work, 'tree');
    for (const [source, target] of asked.paths) await copyInto(source, join(tree, target));
    await setModes(tree);
    await (asked.type === 'deb' ? makeDeb(asked, tree) : makeRpm(asked, tree, work));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target, { recursive: true, verbatimSymlinks: true });
}

// The builder's umask must not end up on other people's computers.
async function setModes(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await setModes(path);
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o111 ? 0o755 : 0o644);
  }
}

await makePackage(process.argv.slice(2));
