import type { ArcShape, Topology } from './topojson.ts';

/** The bytes that `domain/address/outlines.ts` reads; the points of the arcs must be whole units. */
export function encodeOutlines(
  unitsPerDegree: number,
  arcs: Topology['arcs'],
  layers: Readonly<Record<string, readonly ArcShape[]>>,
): Uint8Array {
  const sink = new Sink();
  sink.ascii('FO1');
  sink.number(unitsPerDegree);
  writeArcs(sink, arcs);
  sink.number(Object.keys(layers).length);
  for (const [name, shapes] of Object.entries(layers)) {
    sink.text(name);
    writeShapes(sink, shapes);
  }
  return sink.bytes();
}

function writeArcs(sink: Sink, arcs: Topology['arcs']): void {
  let before: readonly number[] = [0, 0];
  sink.number(arcs.length);
  for (const arc of arcs) {
    sink.number(arc.length);
    for (const point of arc) {
      sink.signed((point[0] ?? 0) - (before[0] ?? 0));
      sink.signed((point[1] ?? 0) - (before[1] ?? 0));
      before = point;
    }
  }
}

function writeShapes(sink: Sink, shapes: readonly ArcShape[]): void {
  let before = 0;
  sink.number(shapes.length);
  for (const { id, polygons } of shapes) {
    sink.text(id);
    sink.number(polygons.length);
    for (const rings of polygons) {
      sink.number(rings.length);
      for (const ring of rings) {
        sink.number(ring.length);
        for (const reference of ring) {
          sink.signed(reference - before);
          before = reference;
        }
      }
    }
  }
}

class Sink {
  readonly #bytes: number[] = [];

  number(value: number): void {
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`Not a whole number: ${value}`);
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes.push((rest & 127) | 128);
    this.#bytes.push(rest);
  }

  signed(value: number): void {
    if (!Number.isInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(value: string): void {
    this.number(value.length);
    this.ascii(value);
  }

  ascii(value: string): void {
    for (const letter of value) this.#bytes.push(letter.charCodeAt(0));
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}
