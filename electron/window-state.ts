import { z } from 'zod';

const whole = z.int().min(-100_000).max(100_000);
const saved = z.object({
  x: whole,
  y: whole,
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  isMaximized: z.boolean(),
  /** Chromium's zoom level: 0 is 100 %, each step a fifth. */
  zoom: z.number().min(-8).max(9),
});

/** Where the window was, in pixels of the screen, and how large its page was drawn. */
export type WindowState = z.infer<typeof saved>;
type Rectangle = Pick<WindowState, 'x' | 'y' | 'width' | 'height'>;

export const usualSize = { width: 1440, height: 900 };
export const leastSize = { width: 900, height: 600 };

/** So much of the upper edge has to be on a screen to take hold of the window. */
const hold = { width: 120, height: 40 };

export type Restored = {
  readonly bounds: { width: number; height: number } & Partial<Pick<Rectangle, 'x' | 'y'>>;
  readonly isMaximized: boolean;
  readonly zoom: number;
};

/**
 * Where the window opens. `kept` is what the file says, whatever that is; `screens` are the work areas. A place that
 * no screen shows any more is left, and a size that fits no screen shrinks.
 */
export function restoreState(kept: unknown, screens: readonly Rectangle[]): Restored {
  const read = saved.safeParse(kept);
  if (!read.success) return { bounds: usualSize, isMaximized: false, zoom: 0 };
  const { isMaximized, zoom, ...bounds } = read.data;
  const screen = screens.find((each) => isHeldBy(bounds, each));
  const most = screen ?? screens[0];
  const size = {
    width: within(bounds.width, leastSize.width, most?.width),
    height: within(bounds.height, leastSize.height, most?.height),
  };
  return { bounds: screen ? { x: bounds.x, y: bounds.y, ...size } : size, isMaximized, zoom };
}

const within = (value: number, least: number, most = value) => Math.max(least, Math.min(value, most));

function isHeldBy(window: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(window.x, screen.x);
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const isEdgeIn = window.y >= screen.y && window.y + hold.height <= screen.y + screen.height;
  return isEdgeIn && right - left >= hold.width;
}
