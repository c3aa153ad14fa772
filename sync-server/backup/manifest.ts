import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { steps } from '../store/migrations.ts';
import { hashOfFile } from './files.ts';

/** A relative path that stays below its folder, with slashes. */
const name = z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\0][^\\\0]*$/);

const manifestSchema = z.object({
  format: z.literal(1),
  /** The version of Fieldroster that made it, and of its tables. */
  version: z.string(),
  schema: z.int().min(1),
  engine: z.enum(['sqlite', 'postgres']),
  epoch: z.string(),
  /** ISO, in UTC: what was acknowledged before is in it. */
  at: z.iso.datetime(),
  /** Records by collection, and edits. */
  counts: z.record(z.string(), z.int().min(0)),
  /** `bytes` is the size; `sha256` is in hex. */
  files: z.array(z.object({ name, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** What a backup holds, so that it can be told whether it is whole. */
export type Manifest = z.output<typeof manifestSchema>;
export type BackupFile = Manifest['files'][number];

const place = (folder: string) => join(folder, 'manifest.json');

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = `${place(folder)}.draft`;
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(draft, place(folder));
}

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: string };

const no = (reason: string): ReadManifest => ({ ok: false, reason });

/** Reads it without looking at the files. The reason is a sentence for whoever restores. */
export function readManifest(folder: string): ReadManifest {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(place(folder), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return no(`The manifest in ${folder} is damaged.`);
    return no(`There is no backup in ${folder}, or one that was not finished: it has no manifest.json.`);
  }
  const format = (found as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format !== 1)
    return no(`This backup has format ${format}; this version knows format 1. Install the newer version.`);
  const read = manifestSchema.safeParse(found);
  if (!read.success) return no(`The manifest in ${folder} is damaged.`);
  const { schema, version } = read.data;
  if (schema > steps.length)
    return no(`This backup was made by version ${version}, which is newer than this. Install that version.`);
  return { ok: true, manifest: read.data };
}

/** The first file that is not as it was when the backup was made, in a sentence; null where all are. */
export async function damageIn(folder: string, { files }: Manifest): Promise<string | null> {
  for (const { name, bytes, sha256 } of files) {
    const found = await hashOfFile(join(folder, name));
    if (!found) return `${name} is missing from this backup.`;
    if (found.bytes !== bytes) return `${name} has ${found.bytes} bytes and should have ${bytes}.`;
    if (found.sha256 !== sha256) return `${name} is not the file that was backed up.`;
  }
  return null;
}
