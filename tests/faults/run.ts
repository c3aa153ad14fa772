import { parseArgs } from 'node:util';
import { ensureBundle } from '#build/bundles.mjs';
import type { Outcome, Scenario } from './outcome.ts';
import { scenarios } from './scenarios.ts';

/**
 * `npm run faults`: what breaks in an office, with real servers and real clients, and that nothing is lost by it.
 * `-- --only cut` runs those whose name has that word; `-- --seed 7` replays. The exit code is 1 where anything was
 * lost, stuck or done twice.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    scale: { type: 'string', default: '5' },
  },
});

const options = { seed: Number(values.seed), scale: Number(values.scale) };
const chosen = scenarios.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0)
  console.error(`No such scenario. There are: ${scenarios.map(({ name }) => name).join(', ')}`);

const columns = [36, 6, 6, 6, 11, 8] as const;
const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, index) =>
      index === 0 ? String(cell).padEnd(columns[0]) : String(cell).padStart(columns[index] ?? 0),
    )
    .join('');

async function runOne(scenario: Scenario): Promise<boolean> {
  const start = performance.now();
  const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
  let outcome: Outcome;
  try {
    outcome = await scenario.run(options);
  } catch (error) {
    console.log(line([scenario.name, 'broke', '', '', '', seconds()]));
    console.error(error);
    return false;
  }
  const { runs, lost, stuck, duplicated } = outcome;
  console.log(line([scenario.name, runs, lost.length, stuck.length, duplicated.length, seconds()]));
  const wrong = [...lost, ...stuck, ...duplicated];
  for (const each of wrong.slice(0, 10)) console.log(`  ${each}`);
  return wrong.length === 0 && runs > 0;
}

// So that what was started ends, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// What clients report, and what RxDB advertises, is not the table.
console.info = () => undefined;
console.warn = () => undefined;
// A client that is killed runs in a browser.
await ensureBundle('renderer');
console.log(`seed ${options.seed}`);
console.log(line(['scenario', 'runs', 'lost', 'stuck', 'duplicated', 'seconds']));
let isGood = chosen.length > 0;
for (const scenario of chosen) isGood = (await runOne(scenario)) && isGood;
// The exit is asked for: a client that hangs must not keep the table from its end.
process.exit(isGood ? 0 : 1);
