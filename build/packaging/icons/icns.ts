import type { Picture } from './ico.ts';

/** Apple's name of each entry and the side of its picture in pixels; some are the double of a smaller size. */
export const icnsEntries: readonly (readonly [type: string, side: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

const HEADER = 8;

/** A macOS icon file. Throws when a side that Apple wants is not among the pictures. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const blocks = icnsEntries.map(([type, side]) => {
    const picture = pictures.find((each) => each.side === side);
    if (!picture) throw new Error(`The icon has no picture of ${side} pixels.`);
    return block(type, picture.png);
  });
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(HEADER);
  head.write(type, 'latin1');
  head.writeUInt32BE(HEADER + content.length, 4);
  return Buffer.concat([head, content]);
}
