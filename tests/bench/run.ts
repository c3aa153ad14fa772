import { ensureBundle } from '#build/bundles.mjs';
import { addressBench } from './address-bench.ts';
import { type BenchOffice, openBenchOffice } from './bench-office.ts';
import { photoBench } from './photo-bench.ts';
import { photoBytesBench } from './photo-bytes-bench.ts';
import { scrollBench } from './scroll-bench.ts';
import { sealingBench } from './sealing-bench.ts';
import { syncBench } from './sync-bench.ts';
import { largeTableBench, tableBench } from './table-bench.ts';

/** `npm run bench`: what our own code costs against what it stands on, measured in one run. Takes some minutes; `-- address` runs one part. */
const technicians = 10_000;

const benches = {
  photo: photoBench,
  address: addressBench,
  table: tableBench,
  large: largeTableBench,
  scroll: scrollBench,
};
/** Those that begin with a company of their own. */
const alone = { sync: syncBench, sealing: sealingBench, bytes: photoBytesBench };
const asked = process.argv.slice(2);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);

await ensureBundle('renderer');
for (const [name, bench] of Object.entries(alone))
  if (isAsked(name)) for (const line of await bench()) console.log(line);

const chosen = Object.entries(benches).filter(([name]) => isAsked(name));
if (chosen.length > 0)
  await inOffice(async (office) => {
    for (const [, bench] of chosen) for (const line of await bench(office)) console.log(line);
  });

async function inOffice(run: (office: BenchOffice) => Promise<void>): Promise<void> {
  const office = await openBenchOffice(technicians);
  try {
    await run(office);
  } finally {
    await office.close();
  }
}
