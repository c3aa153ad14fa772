import { drawLabels } from './draw-labels.ts';
import type { CountryOutlines } from './load-outlines.ts';
import { type Area, type Bounds, contains, overlaps } from './mercator.ts';
import type { Palette } from './palette.ts';
import type { Scene, View } from './scene.ts';

/** Points closer than this to the last one drawn are left out, in pixels. */
const leastStep = 0.75;

/** Draws the whole picture: land, cities, lines, water over what lies in it, and names. */
export function drawMap(context: CanvasRenderingContext2D, scene: Scene, view: View, palette: Palette): void {
  context.fillStyle = palette.water;
  context.fillRect(0, 0, view.width, view.height);
  context.lineJoin = 'round';
  const brush = new Brush(context, view);
  if (scene.states) {
    brush.fill(scene.countries, palette.abroad);
    drawStates(brush, scene.states, scene, palette);
  } else drawCountries(brush, scene, palette);
  drawLabels(context, scene, view, palette);
}

function drawStates(brush: Brush, states: CountryOutlines, scene: Scene, palette: Palette): void {
  const { inside, home, pin } = scene;
  const [own, others] = parted(states.land, home);
  brush.fill(others, home ? palette.beyond : palette.land);
  brush.fill(own, palette.land);
  const places = inside.flatMap((state) => state.places);
  const here = places.filter((place) => pin && contains(place, pin));
  brush.fill(places, palette.city);
  brush.fill(here, palette.here);
  brush.line(
    inside.flatMap((state) => state.counties),
    palette.county,
    1,
  );
  brush.line(states.borders, palette.border, 1.5);
  // The Census draws states and cities out into the water: what is no land is painted over.
  brush.fill([...states.states, ...states.land], palette.water);
  brush.within(states.land, () => brush.line(here, palette['here-line'], 1.25));
  brush.line(states.shores, palette.shore, 1);
  brush.line(states.frontier, palette.border, 1.5);
}

function drawCountries(brush: Brush, { countries, home }: Scene, palette: Palette): void {
  const [own, others] = parted(countries, home);
  brush.fill(others, palette.beyond);
  brush.fill(own, palette.land);
  brush.line(countries, palette.border, 1);
}

const parted = (areas: readonly Area[], home: string | null) =>
  [areas.filter(({ id }) => id === home), areas.filter(({ id }) => id !== home)] as const;

/** Draws areas at their place in the picture, and only those that are seen. */
class Brush {
  readonly #context: CanvasRenderingContext2D;
  readonly #view: View;
  readonly #seen: Bounds;

  constructor(context: CanvasRenderingContext2D, view: View) {
    this.#context = context;
    this.#view = view;
    const { worldSize, left, top, width, height } = view;
    this.#seen = [left / worldSize, top / worldSize, (left + width) / worldSize, (top + height) / worldSize];
  }

  fill(areas: readonly Area[], colour: string): void {
    this.#trace(areas);
    this.#context.fillStyle = colour;
    this.#context.fill('evenodd');
  }

  line(areas: readonly Area[], colour: string, width: number): void {
    this.#trace(areas);
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.stroke();
  }

  /** Draws only what lies in the areas. */
  within(areas: readonly Area[], draw: () => void): void {
    this.#context.save();
    this.#trace(areas);
    this.#context.clip('evenodd');
    draw();
    this.#context.restore();
  }

  #trace(areas: readonly Area[]): void {
    this.#context.beginPath();
    for (const { lines, bounds } of areas)
      if (overlaps(bounds, this.#seen)) for (const line of lines) this.#follow(line);
  }

  #follow(line: Float64Array): void {
    const { worldSize, left, top } = this.#view;
    let lastX = (line[0] as number) * worldSize - left;
    let lastY = (line[1] as number) * worldSize - top;
    this.#context.moveTo(lastX, lastY);
    for (let index = 2; index < line.length; index += 2) {
      const x = (line[index] as number) * worldSize - left;
      const y = (line[index + 1] as number) * worldSize - top;
      const isEnd = index === line.length - 2;
      if (!isEnd && Math.abs(x - lastX) < leastStep && Math.abs(y - lastY) < leastStep) continue;
      this.#context.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
  }
}
