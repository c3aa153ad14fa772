/** What the page and its worker say to each other; plain data and blobs only. */

/** A square of the image in fractions of its width and height, as it is seen; null takes all of it. */
export type CropArea = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PhotoWork = { readonly file: Blob; readonly area: CropArea | null };

/** The two images that are kept of a file; sides of the full one in pixels. Neither has metadata. */
export type MadePhoto = {
  readonly full: Blob;
  readonly thumbnail: Blob;
  readonly width: number;
  readonly height: number;
};

export type PhotoAnswer =
  | { readonly ok: true; readonly made: MadePhoto }
  | { readonly ok: false; readonly message: string };
