const ascii = 2;
const short = 3;
const long = 4;
const rational = 5;

type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly value: Buffer };

const numbers = (
  write: 'writeUInt16BE' | 'writeUInt32BE',
  size: number,
  values: readonly number[],
): Buffer => {
  const buffer = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) buffer[write](value, index * size);
  return buffer;
};

const shorts = (tag: number, ...values: number[]): Entry => ({
  tag,
  type: short,
  count: values.length,
  value: numbers('writeUInt16BE', 2, values),
});
const longs = (tag: number, ...values: number[]): Entry => ({
  tag,
  type: long,
  count: values.length,
  value: numbers('writeUInt32BE', 4, values),
});
const text = (tag: number, words: string): Entry => ({
  tag,
  type: ascii,
  count: words.length + 1,
  value: Buffer.from(`${words}\0`, 'latin1'),
});
const degrees = (tag: number, ...parts: number[]): Entry => ({
  tag,
  type: rational,
  count: parts.length,
  value: numbers(
    'writeUInt32BE',
    4,
    parts.flatMap((part) => [part, 1]),
  ),
});

/** One directory of a TIFF, its longer values behind it; `at` is where it begins. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const rows: Buffer[] = [];
  const behind: Buffer[] = [];
  let free = at + 2 + entries.length * 12 + 4;
  for (const { tag, type, count, value } of entries) {
    const inside = Buffer.alloc(4);
    if (value.length <= 4) value.copy(inside);
    else {
      inside.writeUInt32BE(free);
      behind.push(value);
      free += value.length;
    }
    rows.push(numbers('writeUInt16BE', 2, [tag, type]), numbers('writeUInt32BE', 4, [count]), inside);
  }
  return Buffer.concat([numbers('writeUInt16BE', 2, [entries.length]), ...rows, Buffer.alloc(4), ...behind]);
}

/** The same JPEG as a phone would have written it: turned by `orientation`, with its place and its maker. */
export function withExif(jpeg: Uint8Array, orientation: number): Buffer {
  const start = 8;
  const gps = [text(1, 'N'), degrees(2, 39, 47, 56), text(3, 'W'), degrees(4, 89, 38, 38)];
  const main = (gpsAt: number) => [
    text(0x010f, 'Phonemaker'),
    shorts(0x0112, orientation),
    longs(0x8825, gpsAt),
  ];
  const gpsAt = start + directory(main(0), start).length;
  const tiff = Buffer.concat([
    Buffer.from('MM\0*', 'latin1'),
    numbers('writeUInt32BE', 4, [start]),
    directory(main(gpsAt), start),
    directory(gps, gpsAt),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const segment = Buffer.concat([
    Buffer.from([0xff, 0xe1]),
    numbers('writeUInt16BE', 2, [body.length + 2]),
    body,
  ]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
