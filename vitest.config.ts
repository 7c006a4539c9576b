import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { hasWideVectors, WIDE_VECTORS_FLAG } from './app/kernelThreads/wideVectors.ts';

/** The slowest tests run first (projects run in the order of their names). Files share their worker's browser. */
const IN_A_BROWSER = ['tests/{e2e,hosts}/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['scripts/test/buildFirst.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'browser', include: IN_A_BROWSER, isolate: false } },
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{engine,app,main,renderer,scripts,bench,tests}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...IN_A_BROWSER],
          setupFiles: ['tests/support/recordCodes.ts'],
          // Kernels are tested as they run when warm: by the optimizing compiler, with wide vectors if available.
          execArgv: ['--no-liftoff', ...(hasWideVectors() ? [WIDE_VECTORS_FLAG] : [])],
        },
      },
    ],
  },
});
