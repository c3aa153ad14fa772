import { addressBench } from './address-bench.ts';
import { openBenchOffice } from './bench-office.ts';
import { photoBench } from './photo-bench.ts';
import { scrollBench } from './scroll-bench.ts';
import { tableBench } from './table-bench.ts';

/** `npm run bench`: what our own code costs against what it stands on, measured in one run. Takes some minutes; `-- address` runs one part. */
const technicians = 10_000;

const benches = { photo: photoBench, address: addressBench, table: tableBench, scroll: scrollBench };
const asked = process.argv.slice(2);

const office = await openBenchOffice(technicians);
try {
  for (const [name, bench] of Object.entries(benches))
    if (asked.length === 0 || asked.includes(name)) for (const line of await bench(office)) console.log(line);
} finally {
  await office.close();
}
