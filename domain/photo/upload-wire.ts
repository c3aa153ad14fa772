import { z } from 'zod';
import { photoLimit } from './photo-limits.ts';

/** The most bytes of one part that the server takes. */
export const partLimit = 1024 * 1024;

/** Where a part belongs, and how many bytes the photo has. */
export const partQuery = z.object({
  offset: z.coerce.number().int().min(0),
  total: z.coerce.number().int().min(1),
});

/** How much of a photo is durably on the server; `complete` once it can be read there. */
export const uploadAnswer = z.object({
  received: z.int().min(0).max(photoLimit),
  complete: z.boolean(),
});
export type UploadAnswer = z.output<typeof uploadAnswer>;
