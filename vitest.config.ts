import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['{domain,renderer,electron,sync-server,build,tests/sync}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'tests/sync/postgres-*.test.ts'],
        },
      },
      {
        // What the server does with its store, once more over PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'tests/sync/{server-*,postgres-*,claims,converge,two-computers,removed,restore,mass-loss,permission-*,photo-*,verify-audit}.test.ts',
          ],
          // Its queue takes requests as they come out of the pool of connections, in whatever order.
          exclude: [...configDefaults.exclude, 'tests/sync/server-geocoder.test.ts'],
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: 'tests/support/postgres-for-tests.ts',
        },
      },
    ],
  },
});
