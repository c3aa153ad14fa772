/** A name at a point of the picture; the lower the rank, the sooner it gets its place. Pixels. */
export type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly rank: number;
  readonly width: number;
  readonly height: number;
  /** Beside a dot at the point, or with its middle on the point. */
  readonly hasDot: boolean;
};

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A label with its place: the left end and the middle of its text. */
export type PlacedLabel = { readonly label: Label; readonly left: number; readonly middle: number };

const gap = 5;

/** Free space around a label, so that a map full of names stays calm. */
const margin = 6;

/**
 * Places labels one after the other where they cover nothing that is placed or `taken` and stay in the picture;
 * what finds no place is left out.
 */
export function placeLabels(
  labels: readonly Label[],
  picture: Box,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const label of [...labels].sort((a, b) => a.rank - b.rank)) {
    const spot = spotsOf(label).find(({ box }) => isWithin(box, picture) && !boxes.some(overlapping(box)));
    if (!spot) continue;
    boxes.push(grown(spot.box));
    placed.push({ label, left: spot.left, middle: spot.middle });
  }
  return placed;
}

/** To the right of the dot, else to its left, above or below it. */
function spotsOf(label: Label) {
  const { x, y, width, height, hasDot } = label;
  if (!hasDot) return [spot(label, x - width / 2, y)];
  return [
    spot(label, x + gap, y),
    spot(label, x - gap - width, y),
    spot(label, x - width / 2, y - gap - height / 2),
    spot(label, x - width / 2, y + gap + height / 2),
  ];
}

/** The dot belongs to the box: no other label may cover it. */
function spot({ x, y, width, height, hasDot }: Label, left: number, middle: number) {
  const dot = hasDot ? 2 : 0;
  const box = {
    left: hasDot ? Math.min(left, x - dot) : left,
    right: hasDot ? Math.max(left + width, x + dot) : left + width,
    top: Math.min(middle - height / 2, y - dot),
    bottom: Math.max(middle + height / 2, y + dot),
  };
  return { left, middle, box };
}

const grown = ({ left, top, right, bottom }: Box): Box => ({
  left: left - margin,
  top: top - margin / 2,
  right: right + margin,
  bottom: bottom + margin / 2,
});

const isWithin = (box: Box, picture: Box): boolean =>
  box.left >= picture.left &&
  box.right <= picture.right &&
  box.top >= picture.top &&
  box.bottom <= picture.bottom;

const overlapping = (a: Box) => (b: Box) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
