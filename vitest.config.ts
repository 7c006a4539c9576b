import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { hasWideVectors, WIDE_VECTORS_FLAG } from './app/kernelThreads/wideVectors.ts';
import { EXHAUSTIVE, EXHAUSTIVE_FILES } from './scripts/test/exhaustive.ts';
import { findMockingFiles } from './scripts/test/mockingFiles.ts';

const IN_A_BROWSER = ['tests/{e2e,hosts}/**/*.test.ts'];
const IN_NODE = '{engine,app,main,renderer,scripts,bench,tests}/**/*.test.{ts,tsx}';

/** Each of these has a process of its own, while the other files of a worker share theirs, with its modules and its browser. */
const MOCKING = findMockingFiles(import.meta.dirname, IN_NODE);

const node = {
  setupFiles: ['tests/support/recordCodes.ts'],
  // Kernels are tested as they run when warm: by the optimizing compiler, with wide vectors if available.
  execArgv: ['--no-liftoff', ...(hasWideVectors() ? [WIDE_VECTORS_FLAG] : [])],
};

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['scripts/test/buildFirst.ts'],
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // The slowest tests run first: projects run in the order of their names.
    projects: [
      { extends: true, test: { name: 'browser', include: IN_A_BROWSER, isolate: false } },
      { extends: true, test: { name: EXHAUSTIVE, include: [EXHAUSTIVE_FILES], isolate: false } },
      { extends: true, test: { ...node, name: 'mocks', include: MOCKING } },
      {
        extends: true,
        test: {
          ...node,
          name: 'node',
          include: [IN_NODE],
          exclude: [...configDefaults.exclude, ...IN_A_BROWSER, EXHAUSTIVE_FILES, ...MOCKING],
          isolate: false,
        },
      },
    ],
  },
});
