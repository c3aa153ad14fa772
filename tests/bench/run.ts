import { addressBench } from './address-bench.ts';
import { openBenchOffice } from './bench-office.ts';
import { photoBench } from './photo-bench.ts';
import { scrollBench } from './scroll-bench.ts';
import { tableBench } from './table-bench.ts';

/** `npm run bench`: what our own code costs against what it stands on, measured in one run. Takes some minutes. */
const technicians = 10_000;

const office = await openBenchOffice(technicians);
try {
  for (const bench of [photoBench, addressBench, tableBench, scrollBench])
    for (const line of await bench(office)) console.log(line);
} finally {
  await office.close();
}
