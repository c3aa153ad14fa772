import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const versions = z.object({ current: z.string(), previous: z.string().nullable() });

/**
 * The version that ran on this computer before the current one, or `null`. Keeps both in `file`; a file that
 * cannot be read counts as none, since all that it allows is to go back.
 */
export async function previousVersion(file: string, current: string): Promise<string | null> {
  const kept = await readVersions(file);
  if (kept?.current === current) return kept.previous;
  const previous = kept?.current ?? null;
  await writeFile(`${file}.tmp`, JSON.stringify({ current, previous }));
  await rename(`${file}.tmp`, file);
  return previous;
}

async function readVersions(file: string): Promise<z.infer<typeof versions> | null> {
  try {
    return versions.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
