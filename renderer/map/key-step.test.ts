import { describe, expect, it } from 'vitest';
import { keyStep, zoomStep } from './key-step.ts';

describe('keyStep', () => {
  it('moves by a few pixels, with Shift further, and by no other key', () => {
    expect(keyStep({ key: 'ArrowUp', shiftKey: false })).toEqual([0, -4]);
    expect(keyStep({ key: 'ArrowRight', shiftKey: true })).toEqual([24, 0]);
    expect(keyStep({ key: 'a', shiftKey: false })).toBeNull();
  });
});

describe('zoomStep', () => {
  it('zooms by plus and minus, also where plus needs Shift', () => {
    expect(['+', '=', '-', 'p'].map((key) => zoomStep({ key }))).toEqual([1, 1, -1, 0]);
  });
});
