import { describe, expect, it } from 'vitest';
import { cut, jpeg, png, webp } from '#tests/support/images.ts';
import { sniffImage } from './image-type.ts';
import { isWhole } from './structure.ts';

const files: [string, Uint8Array<ArrayBuffer>][] = [
  ['JPEG', jpeg({ size: 200_000 })],
  ['PNG', png({ size: 5000 })],
  ['WebP', webp()],
];

function whole(bytes: Uint8Array): boolean {
  const sniffed = sniffImage(bytes);
  if (!sniffed.ok) throw new Error('Not an image');
  return isWhole(bytes, sniffed.type);
}

describe.each(files)('a %s', (_name, bytes) => {
  it('is whole, also with something behind it', () => {
    expect(whole(bytes)).toBe(true);
    expect(whole(new Uint8Array([...bytes, 0, 0, 0, 0xff, 0xd9, 1]))).toBe(true);
  });

  it('is not whole wherever it is cut', () => {
    for (const by of [1, 2, 3, 8, 12, bytes.length - 16]) expect(whole(cut(bytes, by))).toBe(false);
  });
});

describe('a JPEG', () => {
  const plain = jpeg();
  const within = (marker: number, inside: readonly number[]) =>
    new Uint8Array([
      ...plain.subarray(0, 2),
      0xff,
      marker,
      0,
      inside.length + 2,
      ...inside,
      ...plain.subarray(2),
    ]);

  it('ends with its own end, not with that of a thumbnail in the metadata', () => {
    const bytes = within(0xe1, [0xff, 0xd8, 0xff, 0xd9]);
    expect(whole(bytes)).toBe(true);
    expect(whole(cut(bytes, 2))).toBe(false);
  });

  it('is walked through in all its scans, restarts and fill bytes', () => {
    const scan = [0xff, 0xda, 0, 3, 1, 5, 0xff, 0, 6, 0xff, 0xd0, 7];
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xff, 0xfe, 0, 2, ...scan, ...scan, 0xff, 0xd9]);
    expect(whole(bytes)).toBe(true);
    expect(whole(cut(bytes, 1))).toBe(false);
    expect(whole(new Uint8Array([0xff, 0xd8, 0xff, 0xfe, 0, 9, 0xff, 0xd9]))).toBe(false);
  });
});
