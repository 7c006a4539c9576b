import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,app,main,renderer,scripts,bench,tests}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['scripts/test/buildFirst.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
