import { z } from 'zod';
import { imageTypes } from './image-type.ts';
import { photoLimit, sideLimit } from './photo-limits.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 in 64 hexadecimal digits');

/** A photo as the record names it. The bytes lie beside the records, under their SHA-256 (S19). */
export const photoSchema = z.strictObject({
  sha256: sha256Schema,
  type: z.enum(imageTypes),
  width: z.int().min(1).max(sideLimit),
  height: z.int().min(1).max(sideLimit),
  bytes: z.int().min(1).max(photoLimit, 'A photo has at most 16 MB'),
  /** A JPEG of at most 512 pixels a side, for lists. */
  thumbnail: sha256Schema.optional(),
});
export type PhotoRef = z.output<typeof photoSchema>;
