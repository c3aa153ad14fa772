import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { icnsEntries, icnsOf } from './icns.ts';

const read = (name: string) => readFile(join(import.meta.dirname, name));

test('every picture for Linux has the size that its name says', async () => {
  const names = await readdir(join(import.meta.dirname, 'linux'));
  expect(names).toHaveLength(9);
  for (const name of names) {
    const { width, height, type } = imageSize(await read(join('linux', name)));
    expect([`${width}x${height}.${type}`]).toEqual([name]);
  }
});

test('the icon for Windows leads to a picture of each size that it names', async () => {
  const icon = await read('icon.ico');
  const sides = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const start = icon.readUInt32LE(entry + 12);
    const { width, type } = imageSize(icon.subarray(start, start + icon.readUInt32LE(entry + 8)));
    expect(type).toBe('png');
    expect(width).toBe(icon.readUInt8(entry) || 256);
    return width;
  });
  expect(sides).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
});

test('the icon for macOS holds each entry with a picture of its size, and ends where it says', async () => {
  const icon = await read('icon.icns');
  expect(icon.toString('latin1', 0, 4)).toBe('icns');
  expect(icon.readUInt32BE(4)).toBe(icon.length);
  const found: [string, number | undefined][] = [];
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) {
    const picture = icon.subarray(at + 8, at + icon.readUInt32BE(at + 4));
    found.push([icon.toString('latin1', at, at + 4), imageSize(picture).width]);
  }
  expect(found).toEqual(icnsEntries);
});

test('a size that macOS wants and nobody drew is a mistake', () => {
  expect(() => icnsOf([])).toThrow('16 pixels');
});
