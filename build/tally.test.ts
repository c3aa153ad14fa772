import { describe, expect, it } from 'vitest';
import {
  addCounts,
  exitCodeOf,
  playwrightOutcome,
  stageOutcome,
  tallyLine,
  vitestOutcome,
} from './tally.mjs';

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
};

const playwrightReport = {
  stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 3 },
  errors: [],
  suites: [
    {
      specs: [{ title: 'adds a technician', tests: [{ status: 'expected' }] }],
      suites: [{ specs: [{ title: 'survives a restart', tests: [{ status: 'flaky' }] }] }],
    },
  ],
};

describe('the report of Vitest', () => {
  it('counts tests; what is left for later is skipped', () => {
    expect(vitestOutcome(vitestReport)).toEqual({ passed: 5, failed: 1, skipped: 3, flaky: [] });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }];
    expect(vitestOutcome({ ...vitestReport, testResults })?.failed).toBe(2);
  });

  it('is no outcome when it is something else', () => {
    expect(vitestOutcome(null)).toBeNull();
    expect(vitestOutcome(playwrightReport)).toBeNull();
  });
});

describe('the report of Playwright', () => {
  it('counts a flaky test as passed, and names it', () => {
    expect(playwrightOutcome(playwrightReport)).toEqual({
      passed: 8,
      failed: 2,
      skipped: 3,
      flaky: ['survives a restart'],
    });
  });

  it('counts errors outside of tests as failures', () => {
    expect(playwrightOutcome({ ...playwrightReport, errors: [{ message: 'No tests found' }] })?.failed).toBe(
      3,
    );
  });

  it('is no outcome when it is something else', () => {
    expect(playwrightOutcome(undefined)).toBeNull();
    expect(playwrightOutcome(vitestReport)).toBeNull();
  });
});

describe('the tally', () => {
  const passed = { passed: 4, failed: 0, skipped: 1, flaky: [] };

  it('has a failure for a stage without a report, and for one that crashed after it', () => {
    expect(stageOutcome(null, 0).failed).toBe(1);
    expect(stageOutcome(passed, 1)).toEqual({ ...passed, failed: 1 });
    expect(stageOutcome(passed, 0)).toEqual(passed);
    expect(stageOutcome({ ...passed, failed: 3 }, 1).failed).toBe(3);
  });

  it('adds all up in one line', () => {
    const sum = addCounts([passed, { passed: 1, failed: 2, skipped: 0 }]);
    expect(tallyLine(sum)).toBe('5 passed, 2 failed, 1 skipped');
    expect(addCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('is a success only when something passed and nothing failed', () => {
    expect(exitCodeOf({ passed: 1, failed: 0 })).toBe(0);
    expect(exitCodeOf({ passed: 9, failed: 1 })).toBe(1);
    expect(exitCodeOf({ passed: 0, failed: 0 })).toBe(1);
  });
});
