import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,renderer,electron,sync-server,build,tests/sync}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
