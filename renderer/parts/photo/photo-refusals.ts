import type { Dimensions } from '#domain/photo/dimensions.ts';
import { photoLimit, pixelLimit, sideLimit } from '#domain/photo/photo-limits.ts';

const megabyte = 1024 * 1024;

/** Says a size as people read it, never rounded down to the limit that it exceeds. */
const inMegabytes = (bytes: number) => `${Math.ceil((bytes / megabyte) * 100) / 100} MB`;

/** Why a file of so many bytes is refused before it is read, or null (R14). */
export const tooLarge = (bytes: number): string | null =>
  bytes <= photoLimit
    ? null
    : `This file has ${inMegabytes(bytes)} (${bytes.toLocaleString()} bytes). A photo has at most 16 MB (${photoLimit.toLocaleString()} bytes).`;

const converted = 'Save it as JPEG first, then choose that.';

/** Why an image is refused, in a sentence that says what to do. */
export function refusalOf(found: Extract<Dimensions, { readonly ok: false }>): string {
  switch (found.reason) {
    case 'notAnImage':
      if (found.kind === 'HEIC' || found.kind === 'AVIF' || found.kind === 'TIFF')
        return `This is a ${found.kind} image, which can’t be read here. ${converted}`;
      return found.kind
        ? `This is a ${found.kind} file, whatever its name says. Choose a JPEG, PNG or WebP image.`
        : 'This is not a JPEG, PNG or WebP image. Choose another file.';
    case 'tooManyPixels':
      return `This image has ${found.width.toLocaleString()} × ${found.height.toLocaleString()} pixels. At most ${pixelLimit / 1e6} million and ${sideLimit.toLocaleString()} a side are taken.`;
    case 'unreadable':
      return brokenOff;
  }
}

export const brokenOff = 'This image is broken: part of it is missing. Copy or download it again.';
