import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaVersion } from '#domain/sync/collections.ts';

const FEED_FILE = /^[a-z]+(-mac|-linux(-arm64)?)?\.yml$/;

/**
 * Completes the channel files of a folder: which version of the data on the disk this version writes, so that an
 * app that would go back can compare it with its own, and the share of the computers that may see it.
 */
export async function finishFeed(folder: string, share: string | undefined): Promise<void> {
  await setKeys(folder, { dataVersion: schemaVersion });
  await setRollout(folder, share);
}

/** Sets the share of the computers, in per cent, that may see the version of a feed; without one all may. */
export const setRollout = (folder: string, share: string | undefined): Promise<void> =>
  setKeys(folder, { stagingPercentage: share ? percentOf(share) : null });

async function setKeys(folder: string, keys: Readonly<Record<string, number | null>>): Promise<void> {
  for (const name of (await readdir(folder)).filter(isChannelFile)) {
    const file = join(folder, name);
    await writeFile(file, withKeys(await readFile(file, 'utf8'), keys));
  }
}

/** Whether a file's name is one that updaters ask for: `latest.yml`, `beta-linux.yml`. */
export const isChannelFile = (name: string): boolean => FEED_FILE.test(name);

/** The text of a channel file with these keys set anew; `null` takes a key out. */
export function withKeys(text: string, keys: Readonly<Record<string, number | null>>): string {
  const kept = text
    .split('\n')
    .filter((line) => line !== '' && !Object.keys(keys).some((key) => line.startsWith(`${key}:`)));
  const added = Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `${[...kept, ...added].join('\n')}\n`;
}

/** A whole number from 1 to 100. Throws on anything else: a slip here reaches every customer. */
export function percentOf(text: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 100) throw new Error(`"${text}" is no percentage from 1 to 100.`);
  return value;
}
