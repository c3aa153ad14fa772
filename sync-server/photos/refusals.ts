import { photoLimit, pixelLimit, sideLimit } from '#domain/photo/photo-limits.ts';
import { Refused } from '../http/errors.ts';
import type { Unfit } from './examine.ts';

export const tooLarge = () =>
  new Refused(413, 'too_large', `A photo has at most 16 MB (${photoLimit} bytes). Choose a smaller one.`);

/** Why a file is no photo, in words for whoever chose it. */
export function unfit(found: Unfit): Refused {
  switch (found.reason) {
    case 'otherHash':
      return new Refused(
        400,
        'hash_mismatch',
        'The bytes do not have the SHA-256 of the address. Send them again.',
      );
    case 'notAnImage':
      return new Refused(
        415,
        'not_an_image',
        `The bytes are ${found.kind ? `a ${found.kind} file, and ` : ''}no JPEG, PNG or WebP image. Choose another file.`,
      );
    case 'tooManyPixels':
      return new Refused(
        422,
        'too_many_pixels',
        `This image has ${found.width} × ${found.height} pixels. A photo has at most ${pixelLimit / 1e6} megapixels and ${sideLimit} pixels a side. Choose a smaller one.`,
      );
    case 'unreadable':
      return new Refused(422, 'unreadable', 'The size of this image cannot be read. Choose another file.');
    case 'truncated':
      return new Refused(422, 'truncated', 'This image breaks off before its end. Choose a complete file.');
  }
}
