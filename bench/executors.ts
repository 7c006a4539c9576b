import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { enableWideVectors, startTeam } from '../app/kernelThreads/index.ts';
import { createWasmExecutor, type Executor, referenceExecutor } from '../engine/kernels/index.ts';
import { DIST } from '../scripts/build/ensureBuilt.ts';

/** Creates an executor of the engine for a number of threads. */
interface ExecutorChoice {
  readonly threaded: boolean;
  create(threads: number): Executor;
}

const KERNEL_WORKER = pathToFileURL(join(DIST, 'node', 'kernelWorker.js'));

/** The executors by name. */
export const EXECUTORS = {
  wasm: {
    threaded: true,
    create(threads) {
      // As in the app, but not earlier: the peak of multiply-adds is measured with 128 bits.
      enableWideVectors();
      return createWasmExecutor(threads > 1 ? { team: startTeam(KERNEL_WORKER, threads).team } : {});
    },
  },
  reference: { threaded: false, create: () => referenceExecutor },
} as const satisfies Readonly<Record<string, ExecutorChoice>>;

export type ExecutorName = keyof typeof EXECUTORS;
