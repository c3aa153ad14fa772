import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { liveThrough } from './live-through.ts';
import { type Day, days, restores, rushes } from './steps.ts';

const usage = `npm run soak -- --minutes N      lives through days until the time is up, or until something is wrong
npm run soak -- --about restores the same with days about that alone: days, restores or rushes
npm run soak -- --day '<json>'   lives through that day again`;

const kinds: Readonly<Record<string, typeof days>> = { days, restores, rushes };

/** Days of one seed before the next. */
const batch = 50;

async function soak(minutes: number, kind: typeof days): Promise<string[]> {
  const end = performance.now() + minutes * 60_000;
  let lived = 0;
  for (let seed = Date.now() % 2 ** 31; performance.now() < end; seed += 1)
    for (const day of fc.sample(kind, { seed, numRuns: batch }) as Day[]) {
      const wrong = await tryDay(day);
      lived += 1;
      if (wrong.length > 0) {
        const found = await shorter(day);
        return [...wrong, `after ${lived} days; it replays with --day '${JSON.stringify(found)}'`];
      }
      if (performance.now() > end) break;
    }
  console.log(`${lived} days, nothing lost, stuck or unequal`);
  return [];
}

/** A day that breaks something is as wrong as one that loses something. */
const tryDay = (day: Day): Promise<string[]> =>
  liveThrough(day).catch((error: unknown) => [String(error instanceof Error ? error.stack : error)]);

/** The same day without what is not needed to go wrong. */
async function shorter(day: Day): Promise<Day> {
  let found = day;
  for (let size = Math.ceil(day.steps.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at + size <= found.steps.length; ) {
      const less = { ...found, steps: found.steps.toSpliced(at, size) };
      if ((await tryDay(less)).length > 0) found = less;
      else at += 1;
    }
  return found;
}

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, about: { type: 'string' }, day: { type: 'string' } },
});
const minutes = Number(values.minutes ?? 1);
if (!Number.isFinite(minutes) || minutes <= 0) throw new Error(`--minutes is a number.\n${usage}`);
const kind = kinds[values.about ?? 'days'];
if (!kind) throw new Error(`--about is one of ${Object.keys(kinds).join(', ')}.\n${usage}`);
const wrong = values.day ? await tryDay(JSON.parse(values.day) as Day) : await soak(minutes, kind);
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);
