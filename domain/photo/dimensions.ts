import { imageSize } from 'image-size';
import { type ImageType, type OtherKind, sniffImage } from './image-type.ts';
import { jpegSize } from './jpeg.ts';
import { pixelLimit, sideLimit } from './photo-limits.ts';

/** What can be known about an image without decoding it; sides in pixels, as they lie in the file. */
export type Dimensions =
  | { readonly ok: true; readonly type: ImageType; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: 'notAnImage'; readonly kind: OtherKind | null }
  | { readonly ok: false; readonly reason: 'tooManyPixels'; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly reason: 'unreadable'; readonly type: ImageType };

/** PNG and WebP say their size in these first bytes. */
const fewBytes = 64;

/** Kind and size of an image; its first half megabyte is enough, but for a JPEG with more metadata than that. */
export function imageDimensions(bytes: Uint8Array): Dimensions {
  const sniffed = sniffImage(bytes);
  if (!sniffed.ok) return { ok: false, reason: 'notAnImage', kind: sniffed.kind };
  const { type } = sniffed;
  const size = type === 'image/jpeg' ? jpegSize(bytes) : sizeOf(bytes.subarray(0, fewBytes));
  if (!size || !(size.width >= 1 && size.height >= 1)) return { ok: false, reason: 'unreadable', type };
  const { width, height } = size;
  if (width > sideLimit || height > sideLimit || width * height > pixelLimit)
    return { ok: false, reason: 'tooManyPixels', width, height };
  return { ok: true, type, width, height };
}

function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    // A copy, since image-size reads past the end of a view into what lies behind it.
    const { width, height } = imageSize(new Uint8Array(bytes));
    return { width, height };
  } catch {
    return null;
  }
}
