import { describe, expect, it } from 'vitest';
import { jpeg, png, webp } from '#tests/support/images.ts';
import { sniffImage } from './image-type.ts';

const from = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the kind of an image (R14)', () => {
  it.each([
    ['image/jpeg', jpeg()],
    ['image/png', png()],
    ['image/webp', webp()],
  ])('is seen in the bytes: %s', (type, bytes) => {
    expect(sniffImage(bytes)).toEqual({ ok: true, type });
  });

  it.each([
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['HEIC', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['AVIF', '\0\0\0\x1cftypavif\0\0\0\0mif1miaf'],
    ['AVIF', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif'],
    ['GIF', 'GIF89a'],
    ['PDF', '%PDF-1.7'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG', '\u00ef\u00bb\u00bf<?xml version="1.0"?>\n<!-- a drawing -->\n<svg>'],
    ['BMP', 'BM\x36\0\0\0'],
    ['TIFF', 'II*\0'],
    ['TIFF', 'MM\0*'],
    [null, 'RIFF\0\0\0\0WAVE'],
    [null, '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    [null, 'a text about <svg> files'],
    [null, ''],
  ])('is named where it is another: %s', (kind, text) => {
    expect(sniffImage(from(text))).toEqual({ ok: false, kind });
  });
});
