import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { firstSyncBench } from './sync/first-sync-bench.ts';
import { growthBench } from './sync/growth-bench.ts';
import { latencyBench } from './sync/latency-bench.ts';
import { stormBench } from './sync/storm-bench.ts';
import { throughputBench } from './sync/throughput-bench.ts';

const benches = {
  throughput: throughputBench,
  latency: latencyBench,
  storm: stormBench,
  first: firstSyncBench,
  growth: growthBench,
};

/** The server and the first sync against what others make of the same rows. `BENCH_ONLY=storm` runs one of them. */
export async function syncBench(): Promise<string[]> {
  installPeers();
  const only = process.env.BENCH_ONLY;
  for (const [name, bench] of Object.entries(benches))
    if (!only || only === name) for (const line of await bench()) console.log(line);
  return [
    `sync: the load of this machine is ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')} now`,
  ];
}

/** They are for measuring alone, so nobody else has to install them. */
function installPeers(): void {
  const folder = join(import.meta.dirname, 'peers');
  if (existsSync(join(folder, 'node_modules'))) return;
  const { status } = spawnSync('npm', ['ci', '--silent'], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed');
}
