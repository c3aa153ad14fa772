import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Dimensions, imageDimensions } from '#domain/photo/dimensions.ts';
import { isWhole } from '#domain/photo/structure.ts';

type Read = Extract<Dimensions, { readonly ok: true }>;

export type Unfit =
  | Exclude<Dimensions, { readonly ok: true }>
  | { readonly ok: false; readonly reason: 'otherHash' | 'truncated' };

export type Examined = (Read & { readonly bytes: number }) | Unfit;

/** As `examineBytes`, for a file. */
export const examine = async (path: string, sha256: string): Promise<Examined> =>
  examineBytes(await readFile(path), sha256);

/** Is it a whole image with that SHA-256, and of a bearable size? Decodes nothing. */
export function examineBytes(bytes: Uint8Array, sha256: string): Examined {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return { ok: false, reason: 'otherHash' };
  const read = imageDimensions(bytes);
  if (!read.ok) return read;
  if (!isWhole(bytes, read.type)) return { ok: false, reason: 'truncated' };
  return { ...read, bytes: bytes.length };
}
