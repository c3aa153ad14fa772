import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';

const root = join(import.meta.dirname, '..', '..');

/** Left out of the copy: what is large and takes no part, and what belongs to one run. */
const leftOut = new Set([
  'node_modules',
  '.git',
  'test-results',
  '.fieldroster',
  'tests/bench',
  'tests/faults',
]);

/** A copy of the project, so that nobody who works here meets a guard that is gone. */
function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'guards-'));
  cpSync(root, copy, { recursive: true, filter: (from) => !leftOut.has(relative(root, from)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whether the test passes in the copy; a journey gets the shell bundled anew. */
function passes(copy: string, [file, name]: Guard['test']): boolean {
  const isJourney = file.endsWith('.spec.ts');
  if (isJourney && run(copy, ['build/bundle-electron.ts']) !== 0) throw new Error('the shell does not build');
  const named = name === '' ? [] : [isJourney ? '--grep' : '--testNamePattern', name];
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--project=desktop', '--timeout=60000'];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project=sqlite'];
  return run(copy, [...(isJourney ? playwright : vitest), file, ...named]) === 0;
}

const run = (copy: string, args: readonly string[]): number | null =>
  spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: 180_000 }).status;

const timesIn = (copy: string, { file, from }: Guard): number =>
  readFileSync(join(copy, file), 'utf8').split(from).length - 1;

function withoutGuard(copy: string, { file, from, to }: Guard, look: () => void): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.split(from).join(to));
  try {
    look();
  } finally {
    writeFileSync(path, text);
  }
}

const asItIs = new Map<string, boolean>();

function passesAsItIs(copy: string, test: Guard['test']): boolean {
  const key = test.join(' ');
  const known = asItIs.get(key) ?? passes(copy, test);
  asItIs.set(key, known);
  return known;
}

/** What is wrong with how a guard is tested, or null. */
function judge(copy: string, guard: Guard): string | null {
  const times = timesIn(copy, guard);
  if (times !== 1) return `its text stands ${times} times in ${guard.file}`;
  if (!passesAsItIs(copy, guard.test)) return 'its test fails with the guard in place';
  let survived = false;
  withoutGuard(copy, guard, () => {
    survived = passes(copy, guard.test);
  });
  return survived ? 'nobody misses it' : null;
}

function say(guard: Guard, wrong: string | null): void {
  console.log(
    `${wrong ? 'NOT CAUGHT' : 'caught    '}  ${guard.name} (${guard.test[0]})${wrong ? `: ${wrong}` : ''}`,
  );
}

/** `--only TEXT` takes the guards with that in their name. Ends with 1 where a guard could go unnoticed. */
function main(): void {
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? '' : (process.argv[at + 1] ?? '');
  const chosen = guards.filter(({ name, file }) => `${name} ${file}`.includes(only));
  const copy = makeCopy();
  try {
    const wrong = chosen.filter((guard) => {
      const reason = judge(copy, guard);
      say(guard, reason);
      return reason !== null;
    });
    console.log(
      `${chosen.length - wrong.length} of ${chosen.length} guards: a test fails as soon as it is gone.`,
    );
    process.exitCode = wrong.length > 0 || chosen.length === 0 ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

main();
