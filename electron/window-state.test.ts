import { describe, expect, test } from 'vitest';
import { restoreState, usualSize } from './window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const kept = { x: 100, y: 80, width: 1200, height: 700, isMaximized: false, zoom: 1 };
const placed = { x: 100, y: 80, width: 1200, height: 700 };

describe('the window', () => {
  test('opens where it was, as large, maximised and zoomed', () => {
    expect(restoreState(kept, [screen])).toEqual({ bounds: placed, isMaximized: false, zoom: 1 });
    expect(restoreState({ ...kept, isMaximized: true }, [screen]).isMaximized).toBe(true);
    const there = { ...kept, x: 2000 };
    expect(restoreState(there, [screen, second]).bounds).toMatchObject({ x: 2000 });
  });

  test('opens anywhere on a screen that is there, when its own is gone', () => {
    const far = { ...kept, x: 2000, width: 2400, height: 1300 };
    expect(restoreState(far, [screen]).bounds).toEqual({ width: 1920, height: 1080 });
  });

  test('is never out of reach', () => {
    for (const away of [{ x: 1850 }, { x: -1150 }, { y: -20 }, { y: 1060 }])
      expect(restoreState({ ...kept, ...away }, [screen]).bounds).not.toHaveProperty('x');
    expect(restoreState({ ...kept, x: -1000 }, [screen]).bounds).toHaveProperty('x', -1000);
  });

  test('is as usual where the file is missing, old or nonsense', () => {
    const usual = { bounds: usualSize, isMaximized: false, zoom: 0 };
    for (const nonsense of [null, [], 'x', {}, { ...kept, width: 'wide' }, { ...kept, zoom: 900 }])
      expect(restoreState(nonsense, [screen])).toEqual(usual);
  });

  test('is not smaller than its least size', () => {
    expect(restoreState({ ...kept, width: 10, height: 10 }, [screen]).bounds).toMatchObject({
      width: 900,
      height: 600,
    });
  });
});
