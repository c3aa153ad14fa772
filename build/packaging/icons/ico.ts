/** A square picture: its side in pixels and its PNG file. */
export type Picture = { side: number; png: Buffer };

const HEADER = 6;
const ENTRY = 16;

/** A Windows icon file that holds each picture as PNG. Sides are at most 256. */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(HEADER);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = HEADER + ENTRY * pictures.length;
  const entries = pictures.map((picture) => {
    const entry = entryOf(picture, offset);
    offset += picture.png.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ png }) => png)]);
}

function entryOf({ side, png }: Picture, offset: number): Buffer {
  const entry = Buffer.alloc(ENTRY);
  // One byte for the side, in which 256 is written as 0.
  entry.writeUInt8(side % 256, 0);
  entry.writeUInt8(side % 256, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(png.length, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}
