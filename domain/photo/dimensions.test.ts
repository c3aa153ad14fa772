import { describe, expect, it } from 'vitest';
import { jpeg, png, webp } from '#tests/support/images.ts';
import { imageDimensions } from './dimensions.ts';

describe('the size of an image, before anything is decoded (R14)', () => {
  it('is read from the first bytes', () => {
    expect(imageDimensions(png({ width: 640, height: 480 }))).toEqual({
      ok: true,
      type: 'image/png',
      width: 640,
      height: 480,
    });
    expect(imageDimensions(jpeg({ size: 300_000 }))).toMatchObject({ ok: true, width: 1, height: 1 });
    expect(imageDimensions(webp())).toEqual({ ok: true, type: 'image/webp', width: 1, height: 1 });
    const wide = png({ width: 12_000, height: 5333 }).subarray(0, 100);
    expect(imageDimensions(wide)).toMatchObject({ ok: true, width: 12_000 });
  });

  it('refuses a small file that would fill the memory', () => {
    const bomb = png({ width: 20_000, height: 20_000 });
    expect(bomb.length).toBeLessThan(60_000);
    expect(imageDimensions(bomb)).toEqual({
      ok: false,
      reason: 'tooManyPixels',
      width: 20_000,
      height: 20_000,
    });
    expect(imageDimensions(png({ width: 12_001, height: 1 }))).toMatchObject({ reason: 'tooManyPixels' });
    expect(imageDimensions(png({ width: 1, height: 12_001 }))).toMatchObject({ reason: 'tooManyPixels' });
    expect(imageDimensions(png({ width: 8000, height: 8001 }))).toMatchObject({ reason: 'tooManyPixels' });
    expect(imageDimensions(png({ width: 8000, height: 8000 }))).toMatchObject({ ok: true });
  });

  it('of a JPEG is that of the frame, whatever the metadata hold', () => {
    const frame = (height: number, width: number) => [
      0xff,
      0xc2,
      0,
      11,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      1,
      1,
      0x11,
      0,
    ];
    const inside = frame(5, 5);
    const comment = [0xff, 0xfe, 0, inside.length + 2, ...inside];
    const bytes = new Uint8Array([0xff, 0xd8, ...comment, 0xff, ...frame(300, 400)]);
    expect(imageDimensions(bytes)).toMatchObject({ ok: true, width: 400, height: 300 });
    const arithmetic = new Uint8Array([0xff, 0xd8, 0xff, 0xc9, ...frame(20_000, 20_000).slice(2)]);
    expect(imageDimensions(arithmetic)).toMatchObject({ ok: false, reason: 'tooManyPixels' });
  });

  it('says what it could not read', () => {
    expect(imageDimensions(new TextEncoder().encode('%PDF-1.7'))).toEqual({
      ok: false,
      reason: 'notAnImage',
      kind: 'PDF',
    });
    for (const bytes of [jpeg().subarray(0, 40), png().subarray(0, 18), webp().subarray(0, 14)])
      expect(imageDimensions(bytes)).toMatchObject({ ok: false, reason: 'unreadable' });
    expect(imageDimensions(png({ width: 0, height: 5 }))).toMatchObject({ reason: 'unreadable' });
  });
});
