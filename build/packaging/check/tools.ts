import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const start = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Programs that a check needs, with the Debian package of each. */
const packages = {
  'desktop-file-validate': 'desktop-file-utils',
  'dpkg-deb': 'dpkg',
  makensis: 'nsis',
  mksquashfs: 'squashfs-tools',
  rpm: 'rpm',
  rpmbuild: 'rpm',
  unsquashfs: 'squashfs-tools',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64',
  'x86_64-w64-mingw32-windres': 'binutils-mingw-w64-x86-64',
} as const;

export type Tool = keyof typeof packages;

/** Where a program is, or `null`. */
export function pathOf(tool: Tool): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, tool)).find(isProgram) ?? null;
}

/** The Debian packages to install before these programs are all there. */
export const missingPackages = (tools: readonly Tool[]): string[] => [
  ...new Set(tools.filter((tool) => pathOf(tool) === null).map((tool) => packages[tool])),
];

/** What a program prints. Rejects, with its words, when it ends with an error. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout } = await start(program, args, {
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
  });
  return stdout;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
