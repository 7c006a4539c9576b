import { Worker } from 'node:worker_threads';
import { ThreadTeam } from '#engine/kernels/index.ts';

/** A team of threads, and how to send it home. */
export interface StartedTeam {
  readonly team: ThreadTeam;
  close(): Promise<void>;
}

/**
 * Starts the threads that share large programs with the one that calls this.
 * @param workerUrl the module that a helper starts with: kernelWorker.ts as it is built
 * @param size with the calling thread, at least 1
 */
export function startTeam(workerUrl: URL, size: number): StartedTeam {
  const workers: Worker[] = [];
  const team = new ThreadTeam(size, (start) => {
    const worker = new Worker(workerUrl, { workerData: start, execArgv: [] });
    // A helper must not keep a program alive that has nothing left to do.
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
