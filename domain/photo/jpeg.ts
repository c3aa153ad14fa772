/** A marker of a JPEG; `at` is the first byte behind it. */
type Segment = { readonly marker: number; readonly at: number };

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Between 0xc0 and 0xcf, these three are tables and not frames. */
const tables = [0xc4, 0xc8, 0xcc];
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && !tables.includes(marker);

/** Markers that stand alone; all others name their length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

const readShort = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);

/**
 * Width and height from the frame that a decoder would take, or null where there is none. Our own rather than
 * image-size's, which looks for one byte by byte in a damaged file: a crafted one of 16 MiB takes it two seconds.
 */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  for (const { marker, at } of segmentsOf(bytes))
    if (isFrame(marker)) return { height: readShort(bytes, at + 3), width: readShort(bytes, at + 5) };
  return null;
}

/** A thumbnail inside the metadata has an end of its own, and cameras put films and zeros behind the image. */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  for (const { marker } of segmentsOf(bytes)) if (marker === endOfImage) return true;
  return false;
}

/** From marker to marker up to the end of the image, or to where they stop making sense. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 1 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    at += marker === 0xff ? 1 : 2;
    // One 255 more or less before a marker means nothing.
    if (marker === 0xff) continue;
    yield { marker, at };
    if (marker === endOfImage || marker === startOfImage || marker === 0) return;
    if (!isBare(marker)) at += Math.max(2, readShort(bytes, at));
    if (marker === startOfScan) at = endOfScan(bytes, at);
  }
}

/** Where the pixels end: at a marker that neither stands for a byte 255 nor for a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
