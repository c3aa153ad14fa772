import { exitCodeOf, tallyLine } from '../../tally.mjs';

/** What a check found: nothing wrong, or sentences that say what is. */
export type Findings = readonly string[];

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Runs one check and prints how it went; a check that breaks has failed. */
export async function check(name: string, look: () => Findings | Promise<Findings>): Promise<void> {
  const findings = await findingsOf(look);
  counts[findings.length > 0 ? 'failed' : 'passed'] += 1;
  console.log(`${findings.length > 0 ? 'FAIL' : 'ok  '}  ${name}`);
  for (const finding of findings) console.log(`        ${finding}`);
}

async function findingsOf(look: () => Findings | Promise<Findings>): Promise<Findings> {
  try {
    return await look();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Says what could not be checked here, and why. */
export function skip(name: string, why: string): void {
  counts.skipped += 1;
  console.log(`skip  ${name}: ${why}`);
}

/** The last lines, of which the caller says the first, and the exit code. */
export function finish(words: string): void {
  console.log(`\n${words}`);
  console.log(tallyLine(counts));
  process.exitCode = exitCodeOf(counts);
}
