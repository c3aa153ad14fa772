import { execFile } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { distrust, type PolicyText, policyText } from './policy-text.ts';
import { registryValues } from './registry.ts';
import type { Source } from './resolve.ts';

const run = promisify(execFile);

const LINUX_FILE = '/etc/fieldroster/policy.json';
const MAC_FOLDER = '/Library/Managed Preferences';
const MAC_FILE = 'com.fieldroster.desktop.plist';
const REGISTRY_KEY = 'SOFTWARE\\Policies\\Fieldroster';
/** No start waits longer than this for a policy, in milliseconds. */
const PATIENCE = 5_000;

type Failure = Error & { readonly code?: string | number };
type Asked = { readonly platform: NodeJS.Platform; readonly testFolder: string | null };

/** The folder that a test has its policies in, or null. In a package, a person could get round the policy with it. */
export const testFolderOf = (isPackaged: boolean, folder: string | undefined): string | null =>
  isPackaged ? null : folder || null;

/** What the organization says on this computer, from the places that the system has for it. */
export async function policySources({ platform, testFolder }: Asked): Promise<Source[]> {
  if (testFolder !== null) return present([testFile(testFolder, 'machine'), testFile(testFolder, 'user')]);
  if (platform === 'win32')
    return present([hive('machine', 'HKEY_LOCAL_MACHINE'), hive('user', 'HKEY_CURRENT_USER')]);
  if (platform === 'darwin') {
    const own = join(MAC_FOLDER, userInfo().username, MAC_FILE);
    return present([plist('machine', join(MAC_FOLDER, MAC_FILE)), plist('user', own)]);
  }
  return present([rootsFile(LINUX_FILE)]);
}

async function present(sources: readonly Promise<Source | null>[]): Promise<Source[]> {
  return (await Promise.all(sources)).filter((source) => source !== null);
}

async function hive(rank: Source['rank'], root: string): Promise<Source | null> {
  const key = `${root}\\${REGISTRY_KEY}`;
  // By its full path: a program of that name elsewhere must not answer.
  const program = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  const options = { timeout: PATIENCE, windowsHide: true };
  return read(rank, key, async () => {
    const { stdout } = await run(program, ['query', key, '/s', '/reg:64'], options);
    return { values: registryValues(stdout, key) };
  });
}

function plist(rank: Source['rank'], file: string): Promise<Source | null> {
  return read(rank, file, async () => {
    await readFile(file);
    const options = { timeout: PATIENCE };
    const { stdout } = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file], options);
    return policyText(stdout);
  });
}

function rootsFile(file: string): Promise<Source | null> {
  return read('machine', file, async () => {
    const handle = await open(file);
    try {
      // Of the file that is open, so that nobody can put another in its place in between.
      const reason = distrust(await handle.stat());
      return reason ? { unreadable: reason } : policyText(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  });
}

function testFile(folder: string, rank: 'machine' | 'user'): Promise<Source | null> {
  const file = join(folder, `${rank}.json`);
  return read(rank, file, async () => policyText(await readFile(file, 'utf8')));
}

/** Null where there is no such place, which is the ordinary case. */
async function read(
  rank: Source['rank'],
  name: string,
  look: () => Promise<PolicyText>,
): Promise<Source | null> {
  try {
    return { rank, name, ...(await look()) };
  } catch (error) {
    return isAbsent(error as Failure, name) ? null : { rank, name, unreadable: 'It can’t be read.' };
  }
}

// reg.exe ends with 1 where the key is not there.
const isAbsent = ({ code }: Failure, name: string): boolean =>
  name.startsWith('HKEY_') ? code === 1 : code === 'ENOENT' || code === 'ENOTDIR';
