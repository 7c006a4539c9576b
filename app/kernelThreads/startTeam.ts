import { Worker } from 'node:worker_threads';
import { ThreadTeam } from '#engine/kernels/index.ts';

/** A running team of threads, and its shutdown. */
export interface StartedTeam {
  readonly team: ThreadTeam;
  close(): Promise<void>;
}

/**
 * Starts the threads that share large programs with the calling one.
 * @param workerUrl module of a helper: kernelWorker.ts as built
 * @param size including the calling thread, at least 1
 */
export function startTeam(workerUrl: URL, size: number): StartedTeam {
  const workers: Worker[] = [];
  const team = new ThreadTeam(size, (start) => {
    const worker = new Worker(workerUrl, { workerData: start, execArgv: [] });
    // An idle helper must not keep the process alive.
    worker.unref();
    workers.push(worker);
    return worker;
  });
  return {
    team,
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
