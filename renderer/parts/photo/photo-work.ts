import type { MadePhoto } from '../../data/photos/photos.ts';

/** What the page and its worker say to each other; plain data and blobs only. */

/** A square of the image in fractions of its width and height, as it is seen; null takes all of it. */
export type CropArea = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PhotoWork = { readonly file: Blob; readonly area: CropArea | null };

export type PhotoAnswer =
  | { readonly ok: true; readonly made: MadePhoto }
  | { readonly ok: false; readonly message: string };
