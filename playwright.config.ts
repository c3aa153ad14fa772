import { defineConfig } from '@playwright/test';

/** The same journeys in two hosts; what only the shell can do is for the desktop alone. */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results/journeys',
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A build machine may be busy with other things; what passes only when tried again is named in the report.
  retries: process.env.CI ? 1 : 0,
  reporter: 'list',
  projects: [
    { name: 'desktop', use: { host: 'desktop' } as object },
    { name: 'browser', use: { host: 'browser' } as object, testIgnore: ['shell*.spec.ts'] },
  ],
});
