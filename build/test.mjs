import './node-guard.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleNames, makeBundle } from './bundles.mjs';
import { onNpmGone, runToEnd, stopChildren } from './children.mjs';
import {
  electronBinary,
  ensureChromium,
  ensureInstalled,
  hasDisplay,
  nodeBinary,
  ROOT,
  toolEnvironment,
} from './set-up.mjs';
import {
  addCounts,
  exitCodeOf,
  nothing,
  playwrightOutcome,
  stageOutcome,
  tallyLine,
  vitestOutcome,
} from './tally.mjs';

/** @typedef {import('./tally.mjs').Outcome} Outcome */

const RESULTS = join(ROOT, 'test-results');
const desktopHost = electronBinary() && hasDisplay() ? 'electron' : 'stand-in';

/** @param {boolean} isGood @returns {Outcome} one test that passed or failed */
const one = (isGood) => ({ ...nothing, [isGood ? 'passed' : 'failed']: 1, flaky: [] });

/** @param {string} title */
const announce = (title) => console.log(`\n== ${title}`);

/** @param {string} file @returns {unknown} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Runs a tool of ours in Node 24 with its output streamed; its report is a file that is not there before.
 * @param {string[]} args
 * @param {string} report
 * @param {(report: unknown) => Outcome | null} read
 * @param {NodeJS.ProcessEnv} more
 * @returns {Promise<Outcome>}
 */
async function runReported(args, report, read, more) {
  rmSync(report, { force: true });
  mkdirSync(RESULTS, { recursive: true });
  const code = await runToEnd(nodeBinary(), args, { cwd: ROOT, env: { ...toolEnvironment(), ...more } });
  return stageOutcome(read(readReport(report)), code);
}

/** @typedef {Outcome & {name: string}} Stage */

/** Every script `check:…` of package.json, as `npm run` would run it; each is one test. @returns {Promise<Stage[]>} */
async function runChecks() {
  /** @type {Record<string, string>} */
  const scripts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts ?? {};
  const done = [];
  for (const [name, script] of Object.entries(scripts).filter(([each]) => each.startsWith('check:'))) {
    announce(name);
    const code = await runToEnd(script, [], { cwd: ROOT, env: toolEnvironment(), shell: true });
    done.push({ name, ...one(code === 0) });
  }
  return done;
}

async function chromiumVariable() {
  const chromium = await ensureChromium({ required: false });
  return chromium.ok ? { CHROMIUM: chromium.path } : {};
}

/** @returns {Promise<Stage[]>} */
async function runUnits() {
  announce('unit');
  const report = join(RESULTS, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...reporters];
  return [{ name: 'unit', ...(await runReported(args, report, vitestOutcome, await chromiumVariable())) }];
}

/** @returns {Promise<Stage[]>} the bundles, each as one test, and what is tested with them */
async function runJourneys() {
  const done = [];
  for (const name of bundleNames) {
    announce(`bundle ${name}`);
    done.push({ name: `bundle ${name}`, ...one(await makeBundle(name)) });
  }
  announce(`journeys (desktop host: ${desktopHost})`);
  const report = join(RESULTS, 'playwright.json');
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'];
  const names = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FIELDROSTER_DESKTOP_HOST: desktopHost };
  const more = { ...(await chromiumVariable()), ...names };
  return [...done, { name: 'journeys', ...(await runReported(args, report, playwrightOutcome, more)) }];
}

const stages = { check: runChecks, unit: runUnits, journeys: runJourneys };

/** @typedef {keyof typeof stages} StageName */

/** A stage that breaks is one failure, and the next one runs. @param {StageName} name @returns {Promise<Stage[]>} */
async function runStage(name) {
  try {
    return await stages[name]();
  } catch (error) {
    console.error(error);
    return [{ name, ...one(false) }];
  }
}

/** @param {StageName[]} names @returns {Promise<Stage[]>} */
async function runAll(names) {
  if (!(await ensureInstalled())) return [{ name: 'npm ci', ...one(false) }];
  const chromium = await ensureChromium({ required: names.some((name) => name !== 'check') });
  if (!chromium.ok) console.error(chromium.reason);
  const done = [];
  for (const name of names) done.push(...(await runStage(name)));
  return done;
}

/** @param {Stage[]} outcomes */
function report(outcomes) {
  console.log('');
  for (const outcome of outcomes) console.log(`${outcome.name}: ${tallyLine(outcome)}`);
  for (const title of outcomes.flatMap(({ flaky }) => flaky))
    console.log(`Flaky, passed when tried again: ${title}`);
  console.log(`desktop host: ${desktopHost}`);
  const sum = addCounts(outcomes);
  console.log(tallyLine(sum));
  process.exitCode = exitCodeOf(sum);
}

/** @param {number} code */
const stop = (code) => stopChildren().then(() => process.exit(code));

/** @param {string[]} asked the stages to run; none means all */
async function test(asked) {
  const known = /** @type {StageName[]} */ (Object.keys(stages));
  const unknown = asked.filter((name) => !known.some((stage) => stage === name));
  if (unknown.length > 0) {
    console.error(`No such stage: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
    return report([{ name: 'arguments', ...one(false) }]);
  }
  report(await runAll(known.filter((name) => asked.length === 0 || asked.includes(name))));
}

process.once('SIGINT', () => stop(130));
process.once('SIGTERM', () => stop(143));
onNpmGone(() => stop(143));
await test(process.argv.slice(2));
