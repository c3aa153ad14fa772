import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const bytesOf = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

const be32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};

function chunk(kind: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([be32(data.length), body, be32(crc32(body))]);
}

const frame = 8 + 25 + 12;

/** A true PNG, all in one grey; `size` fills it up to so many bytes, `seed` makes it another file. */
export function png({ width = 3, height = 2, size = 0, seed = 0 } = {}): Bytes {
  const header = Buffer.concat([be32(width), be32(height), Buffer.from([1, 0, 0, 0, 0])]);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const pixels = chunk('IDAT', deflateSync(rows, { level: 9 }));
  const rest = Math.max(4, size - frame - pixels.length - 12);
  const padding = Buffer.alloc(rest, 7);
  padding.writeUInt32BE(seed);
  return bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', header),
    chunk('prVt', padding),
    pixels,
    chunk('IEND', Buffer.alloc(0)),
  );
}

/** The smallest baseline JPEG: one grey pixel. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);

const longestComment = 65_533;

/** A true JPEG of one pixel; comments fill it up to so many bytes. */
export function jpeg({ size = 0 } = {}): Bytes {
  const comments: Buffer[] = [];
  let rest = size - pixel.length;
  while (rest >= 4) {
    const length = Math.min(rest - 4, longestComment);
    // What is left over must have room for a comment of its own.
    const taken = rest - 4 - length > 0 && rest - 4 - length < 4 ? length - 4 : length;
    comments.push(Buffer.from([0xff, 0xfe, (taken + 2) >> 8, (taken + 2) & 0xff]), Buffer.alloc(taken, 7));
    rest -= taken + 4;
  }
  return bytesOf(pixel.subarray(0, 2), ...comments, pixel.subarray(2));
}

/** A true lossless WebP of one pixel. */
export const webp = (): Bytes =>
  bytesOf(Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'));

export const cut = (bytes: Bytes, by: number): Bytes => bytes.slice(0, bytes.length - by);
