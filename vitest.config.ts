import { defineConfig } from 'vitest/config';
import { hasWideVectors, WIDE_VECTORS_FLAG } from './app/kernelThreads/wideVectors.ts';

export default defineConfig({
  test: {
    include: ['{engine,app,main,renderer,scripts,bench,tests}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['scripts/test/buildFirst.ts'],
    // Kernels are tested as they run once they are warm: by the optimizing compiler, with wide vectors where there are any.
    execArgv: ['--no-liftoff', ...(hasWideVectors() ? [WIDE_VECTORS_FLAG] : [])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
