/** A line, or the closed edge of an area: longitude and latitude by turns, in degrees. */
export type Path = Float64Array;

/** One state, country or city: its polygons, each an outer edge followed by its holes. A net of lines has no holes. */
export type Shape = { readonly id: string; readonly polygons: readonly (readonly Path[])[] };

/** The layers of one file of outlines, by name. */
export type Outlines = Readonly<Record<string, readonly Shape[]>>;

const mark = 'FO1';

/**
 * Reads a file of outlines (unpacked). All numbers are LEB128, signed ones as zigzag: units per degree; the arcs,
 * each a count and its points as steps from the point before; the layers, each a name and its shapes, which name
 * their arcs by the step from the arc before (`~index` runs backwards).
 * @throws RangeError for bytes that are no outlines
 */
export function decodeOutlines(bytes: Uint8Array): Outlines {
  const source = new Source(bytes);
  if (source.text(mark.length) !== mark) throw new RangeError('These bytes are no outlines.');
  const arcs = readArcs(source);
  const layers: Record<string, Shape[]> = {};
  for (let count = source.number(); count > 0; count -= 1) {
    const name = source.text(source.number());
    layers[name] = readShapes(source, arcs);
  }
  return layers;
}

function readArcs(source: Source): Path[] {
  const unitsPerDegree = source.number();
  let x = 0;
  let y = 0;
  return source.times(() => {
    const path = new Float64Array(2 * source.number());
    for (let index = 0; index < path.length; index += 2) {
      x += source.signed();
      y += source.signed();
      path[index] = x / unitsPerDegree;
      path[index + 1] = y / unitsPerDegree;
    }
    return path;
  });
}

function readShapes(source: Source, arcs: readonly Path[]): Shape[] {
  let reference = 0;
  const readReference = () => {
    reference += source.signed();
    return reference;
  };
  return source.times(() => ({
    id: source.text(source.number()),
    polygons: source.times(() => source.times(() => join(source.times(readReference), arcs))),
  }));
}

/** Arcs end to end as one path; each begins where the one before ends, and that point is taken once. */
function join(references: readonly number[], arcs: readonly Path[]): Path {
  const parts = references.map((reference) => {
    const arc = arcs[reference < 0 ? ~reference : reference];
    if (!arc) throw new RangeError('An outline names an arc that is not there.');
    return { arc, isBackwards: reference < 0 };
  });
  const points = parts.reduce((sum, { arc }) => sum + arc.length / 2 - 1, 1);
  const path = new Float64Array(2 * points);
  let at = 0;
  for (const { arc, isBackwards } of parts) {
    if (isBackwards) copyBackwards(arc, path, at);
    else path.set(arc, at);
    at += arc.length - 2;
  }
  return path;
}

function copyBackwards(arc: Path, path: Path, at: number): void {
  for (let index = 0; index < arc.length; index += 2) {
    path[at + index] = arc[arc.length - 2 - index] as number;
    path[at + index + 1] = arc[arc.length - 1 - index] as number;
  }
}

class Source {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#next();
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const value = this.number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** ASCII only. */
  text(length: number): string {
    return String.fromCharCode(...Array.from({ length }, () => this.#next()));
  }

  /** What `read` reads, as often as the number that comes next says. */
  times<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.number() }, read);
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('The outlines end too soon.');
    this.#at += 1;
    return byte;
  }
}
