const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const step = 4;
const bigStep = 24;

/** How far a key moves the pin, in pixels to the right and down; null for other keys. */
export function keyStep({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): [number, number] | null {
  const direction = directions[key];
  if (!direction) return null;
  const pixels = shiftKey ? bigStep : step;
  return [direction[0] * pixels, direction[1] * pixels];
}

/** By how many levels a key zooms in; 0 for other keys. */
export function zoomStep({ key }: Pick<KeyboardEvent, 'key'>): number {
  if (key === '+' || key === '=') return 1;
  return key === '-' ? -1 : 0;
}
