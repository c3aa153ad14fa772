import { chmod, copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { finishFeed } from '../feed.ts';
import { builderSettings } from '../settings.ts';
import { stageApp } from '../stage.ts';
import { stubLinux } from './stub-linux.ts';
import { pathOf } from './tools.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Where everything of this check is made. */
export const WORK = join(ROOT, 'dist', 'package-check');

/** An address that no computer has; nothing is fetched from it. */
export const FEED = 'https://updates.fieldroster.example/desktop';

/** A made-up dictionary, where the true one would be downloaded to. */
export const DICTIONARIES = join(WORK, 'dictionaries');

/** What electron-builder would download, from Debian or from us, so that nothing is. */
export async function prepare(): Promise<void> {
  await rm(WORK, { recursive: true, force: true });
  await mkdir(WORK, { recursive: true });
  await mkdir(DICTIONARIES);
  for (const name of ['en-US-10-1.bdic', 'LICENSE']) await writeFile(join(DICTIONARIES, name), 'A stub.');
  await stubLinux(stubOf('linux'));
  await writeFpm();
  await writeAppImageTools();
}

async function writeFpm(): Promise<void> {
  const file = join(WORK, 'fpm');
  const program = join(import.meta.dirname, 'fpm', 'fpm.ts');
  await writeFile(file, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  await chmod(file, 0o755);
  process.env.CUSTOM_FPM_PATH = file;
}

// The program at the head of an AppImage comes with electron-builder's tools; here it is a stub.
async function writeAppImageTools(): Promise<void> {
  const folder = join(WORK, 'appimage');
  for (const part of ['runtimes', 'lib/x64']) await mkdir(join(folder, part), { recursive: true });
  await copyFile(join(stubOf('linux'), 'chrome-sandbox'), join(folder, 'runtimes', 'runtime-x64'));
  for (const tool of ['mksquashfs', 'desktop-file-validate'] as const) {
    const program = pathOf(tool);
    if (program) await symlink(program, join(folder, tool));
  }
  process.env.APPIMAGE_TOOLS_PATH = folder;
}

const systems = { linux: Platform.LINUX, mac: Platform.MAC, windows: Platform.WINDOWS };

type System = keyof typeof systems;

/** The folder that stands for Electron on a system. */
export const stubOf = (system: System): string => join(WORK, `electron-${system}`);

/** Builds packages of one version as `npm run package` would, into a folder of its own; answers which. */
export async function buildFor(
  system: System,
  version: string,
  targets: string[],
  hooks: Pick<Configuration, 'msiProjectCreated'> = {},
): Promise<string> {
  const output = join(WORK, `${system}-${version}`);
  const dictionaries = system === 'mac' ? null : DICTIONARIES;
  await stageApp(version, dictionaries);
  const electronDist = stubOf(system);
  const config = builderSettings({ output, feed: FEED, channel: 'latest', dictionaries, electronDist }, {});
  await build({
    projectDir: ROOT,
    config: { ...config, ...hooks },
    publish: 'never',
    targets: systems[system].createTarget(targets, Arch.x64),
  });
  await finishFeed(output, '25');
  return output;
}
