import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { cityLines, zipLines } from './place-lines.ts';
import { readSources } from './read-sources.ts';
import { geoFolder, writeSources } from './sources.ts';

/** Packed without a header: a server or proxy that knows the header of gzip says so, and the browser unpacks too soon. */
function write(name: string, text: string): void {
  const bytes = deflateRawSync(text, { level: 9 });
  writeFileSync(path.join(geoFolder, name), bytes);
  console.log(`${name}: ${bytes.length} bytes of ${text.length}`);
}

const sources = readSources(process.argv[2] ?? path.join(import.meta.dirname, 'sources/node_modules'));
mkdirSync(geoFolder, { recursive: true });
write('zips.bin', zipLines(sources));
write('cities.bin', cityLines(sources));
writeSources();
