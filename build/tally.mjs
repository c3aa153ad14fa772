/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 * @typedef {Counts & {flaky: string[]}} Outcome counts with the titles of what passed only when tried again
 */

/** @type {Counts} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Counts[]} all @returns {Counts} */
export const addCounts = (all) =>
  all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );

/**
 * A file that could not even be loaded has no tests in the report, and is one failure.
 * @param {any} report Vitest's JSON
 * @returns {Outcome | null} null when it is no such report
 */
export function vitestOutcome(report) {
  if (typeof report?.numPassedTests !== 'number' || !Array.isArray(report.testResults)) return null;
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' &&
      !file.assertionResults?.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    flaky: [],
  };
}

/** @param {any} suite @returns {any[]} */
const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];

/**
 * A flaky test passed in the end: it counts as passed and is named. Errors outside of any test are failures.
 * @param {any} report Playwright's JSON
 * @returns {Outcome | null} null when it is no such report
 */
export function playwrightOutcome(report) {
  const stats = report?.stats;
  if (typeof stats?.expected !== 'number') return null;
  const flaky = specsIn({ suites: report.suites })
    .filter((spec) => spec.tests?.some((/** @type {any} */ test) => test.status === 'flaky'))
    .map((spec) => String(spec.title));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (report.errors?.length ?? 0),
    skipped: stats.skipped,
    flaky,
  };
}

/**
 * What a stage comes to: one that crashed, or left no report, has at least one failure.
 * @param {Outcome | null} outcome
 * @param {number} exitCode
 * @returns {Outcome}
 */
export function stageOutcome(outcome, exitCode) {
  if (!outcome) return { ...nothing, failed: 1, flaky: [] };
  return exitCode !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** @param {Counts} counts */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Nothing tested is no success. @param {Pick<Counts, 'passed' | 'failed'>} counts */
export const exitCodeOf = ({ passed, failed }) => (failed > 0 || passed === 0 ? 1 : 0);
