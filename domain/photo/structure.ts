import type { ImageType } from './image-type.ts';
import { isWholeJpeg } from './jpeg.ts';

/** Does the file hold the image to its end? A download or a copy that broke off does not. Decodes nothing. */
export function isWhole(bytes: Uint8Array, type: ImageType): boolean {
  if (type === 'image/jpeg') return isWholeJpeg(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return type === 'image/png' ? isWholePng(view) : isWholeWebp(view);
}

const endChunk = 0x49_45_4e_44;

/** Walks from chunk to chunk until the end chunk, which must be there with its check sum. */
function isWholePng(view: DataView): boolean {
  let at = 8;
  while (at + 12 <= view.byteLength) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (view.getUint32(at + 4) === endChunk) return end <= view.byteLength;
    at = end;
  }
  return false;
}

/** The container says how long it is. */
const isWholeWebp = (view: DataView): boolean =>
  view.byteLength >= 20 && view.getUint32(4, true) + 8 <= view.byteLength;
