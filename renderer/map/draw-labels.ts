import { type Box, type Label, placeLabels } from './labels.ts';
import { worldX, worldY } from './mercator.ts';
import type { Palette } from './palette.ts';
import type { MapPlace, Scene, View } from './scene.ts';

/** How names are written; pixels. */
type Style = {
  readonly size: number;
  readonly weight: number;
  readonly isSoft: boolean;
  readonly hasDot: boolean;
};

const styles = {
  state: { size: 11, weight: 500, isSoft: true, hasDot: false },
  city: { size: 12, weight: 550, isSoft: false, hasDot: true },
  zip: { size: 11, weight: 500, isSoft: true, hasDot: false },
} as const satisfies Record<string, Style>;

/** Pixels to a degree of longitude from which on ZIP Codes are named, and from which on states no longer are. */
const zipsFrom = 600;
const statesUpTo = 180;

type Named = { readonly place: MapPlace; readonly style: Style };

/** Names cities and ZIP Codes, or states when seen from afar; as many as fit. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  palette: Palette,
): void {
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const named = namedIn(scene, view.worldSize / 360);
  const pin = scene.pin ? [pinBox(scene.pin, view)] : [];
  const labels = named.map((one, index) => {
    const label = { ...labelOf(context, one, view, palette), rank: index };
    return pin.reduce(besidePin, label);
  });
  const picture = { left: 4, top: 4, right: view.width - 4, bottom: view.height - 4 };
  const taken = [...controls(view), ...pin];
  for (const { label, left, middle } of placeLabels(labels, picture, taken)) {
    const style = named[label.rank]?.style ?? styles.city;
    drawText(context, { text: label.text, left, middle }, style, palette);
    if (label.hasDot) drawDot(context, label, palette);
  }
}

/** The most important first. */
function namedIn({ places, names }: Scene, pixelsPerDegree: number): Named[] {
  const ranked = [...places].sort((a, b) => a.rank - b.rank);
  const zips = pixelsPerDegree >= zipsFrom;
  const near = ranked.map((place) => ({ place, style: isZip(place.name) ? styles.zip : styles.city }));
  const far = pixelsPerDegree <= statesUpTo ? names.map((place) => ({ place, style: styles.state })) : [];
  return [...near.filter(({ style }) => zips || style !== styles.zip), ...far];
}

const isZip = (name: string): boolean => /^\d/.test(name);

const fontOf = ({ weight, size }: Style, { font }: Palette): string => `${weight} ${size}px ${font}`;

function labelOf(context: CanvasRenderingContext2D, { place, style }: Named, view: View, palette: Palette) {
  context.font = fontOf(style, palette);
  const width = context.measureText(place.name).width;
  return { text: place.name, ...pixelOf(place, view), width, height: style.size + 3, hasDot: style.hasDot };
}

type Text = { readonly text: string; readonly left: number; readonly middle: number };

/** With a rim of the land's colour, so that it can be read across lines. */
function drawText(
  context: CanvasRenderingContext2D,
  { text, left, middle }: Text,
  style: Style,
  palette: Palette,
) {
  context.font = fontOf(style, palette);
  context.lineWidth = 3;
  context.strokeStyle = palette.land;
  context.strokeText(text, left, middle);
  context.fillStyle = style.isSoft ? palette['text-soft'] : palette.text;
  context.fillText(text, left, middle);
}

function drawDot(context: CanvasRenderingContext2D, { x, y }: Label, palette: Palette): void {
  context.beginPath();
  context.arc(x, y, 2, 0, 2 * Math.PI);
  context.fillStyle = palette.text;
  context.fill();
}

/** Names stay clear of what lies over the picture: the button, zoom, the scale and the credit. */
const controls = ({ width, height }: View): Box[] => [
  { left: 0, top: 0, right: 118, bottom: 34 },
  { left: width - 40, top: 0, right: width, bottom: 70 },
  { left: 0, top: height - 40, right: 96, bottom: height },
  { left: width - 262, top: height - 20, right: width, bottom: height },
];

/** The pin stands above its point. */
function pinBox(pin: MapPoint, view: View): Box {
  const { x, y } = pixelOf(pin, view);
  return { left: x - 14, top: y - 34, right: x + 14, bottom: y + 4 };
}

/** What the pin covers is named below it: a city first, then its ZIP Code. */
function besidePin(label: Label, pin: Box): Label {
  const isCovered = label.x > pin.left && label.x < pin.right && label.y > pin.top && label.y < pin.bottom;
  if (!isCovered) return label;
  const line = label.hasDot ? 0 : 1;
  return { ...label, hasDot: false, x: (pin.left + pin.right) / 2, y: pin.bottom + 8 + 18 * line };
}

type MapPoint = Pick<MapPlace, 'latitude' | 'longitude'>;

const pixelOf = ({ latitude, longitude }: MapPoint, view: View) => ({
  x: worldX(longitude) * view.worldSize - view.left,
  y: worldY(latitude) * view.worldSize - view.top,
});
