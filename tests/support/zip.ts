import { crc32 } from 'node:zlib';

/** A zip with these files, which are stored as they are: names and texts. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const local = record(0x04034b50, [20, 0, 0, 0, 0], name, text, []);
    entries.push(local, Buffer.from(text));
    // Beside what the entry says: no comment, the first disk, a plain file, and where the entry is.
    directory.push(record(0x02014b50, [20, 20, 0, 0, 0, 0], name, text, [0, 0, 0, 0, 0, ...halves(offset)]));
    offset += local.length + Buffer.byteLength(text);
  }
  const list = Buffer.concat(directory);
  const count = directory.length;
  const end = [0, 0, count, count, ...halves(list.length), ...halves(offset), 0];
  return Buffer.concat([...entries, list, shorts([...halves(0x06054b50), ...end])]);
}

/** A header: its sign, what comes first, checksum, two sizes, two lengths, what comes last, and the name. */
function record(sign: number, first: number[], name: string, text: string, last: number[]): Buffer {
  const size = Buffer.byteLength(text);
  const sizes = [...halves(crc32(text)), ...halves(size), ...halves(size)];
  const fields = [...halves(sign), ...first, ...sizes, Buffer.byteLength(name), 0, ...last];
  return Buffer.concat([shorts(fields), Buffer.from(name)]);
}

const halves = (word: number): [number, number] => [word & 0xffff, word >>> 16];

function shorts(fields: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * fields.length);
  fields.forEach((field, at) => {
    bytes.writeUInt16LE(field, 2 * at);
  });
  return bytes;
}
