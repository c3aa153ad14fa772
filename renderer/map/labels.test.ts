import { describe, expect, it } from 'vitest';
import { type Label, placeLabels } from './labels.ts';

const picture = { left: 0, top: 0, right: 300, bottom: 200 };

const label = (text: string, x: number, y: number, rank: number, hasDot = false): Label => ({
  text,
  x,
  y,
  rank,
  hasDot,
  width: 40,
  height: 14,
});

const placedTexts = (labels: readonly Label[], taken = [] as Parameters<typeof placeLabels>[2]) =>
  placeLabels(labels, picture, taken).map((placed) => placed.label.text);

describe('placeLabels', () => {
  it('leaves out what would cover a label of lower rank, whatever the order given', () => {
    const labels = [label('later', 110, 100, 2), label('first', 100, 100, 1), label('far', 200, 100, 3)];
    expect(placedTexts(labels)).toEqual(['first', 'far']);
  });

  it('keeps labels within the picture and off what is taken', () => {
    expect(placedTexts([label('at the edge', 10, 100, 1)])).toEqual([]);
    expect(placedTexts([label('below the pin', 100, 100, 1)])).toEqual(['below the pin']);
    const pin = { left: 90, top: 70, right: 110, bottom: 104 };
    expect(placedTexts([label('below the pin', 100, 100, 1)], [pin])).toEqual([]);
  });

  it('stands to the right of a dot, and to its left at the right edge', () => {
    const [right] = placeLabels([label('inside', 100, 100, 1, true)], picture);
    expect(right).toMatchObject({ left: 105, middle: 100 });
    const [left] = placeLabels([label('at the edge', 290, 100, 1, true)], picture);
    expect(left).toMatchObject({ left: 245, middle: 100 });
  });

  it('lets no two labels touch, in a crowd', () => {
    const crowd = Array.from({ length: 200 }, (_, index) =>
      label(`${index}`, (index * 37) % 300, (index * 53) % 200, index, index % 2 === 0),
    );
    const boxes = placeLabels(crowd, picture).map(({ left, middle }) => ({ left, top: middle - 7 }));
    expect(boxes.length).toBeGreaterThan(10);
    const touching = boxes.filter((a, index) =>
      boxes.some(
        (b, other) => other !== index && Math.abs(a.left - b.left) < 40 && Math.abs(a.top - b.top) < 14,
      ),
    );
    expect(touching).toEqual([]);
  });
});
