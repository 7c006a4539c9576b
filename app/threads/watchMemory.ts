import type { Worker } from 'node:worker_threads';
import type { MemoryLimits } from './memoryLimits.ts';

const BYTES_PER_MB = 1024 ** 2;
const POLL_MS = 100;

/**
 * Looks again and again how much memory a thread uses. V8's own limit comes too late: where one array grows past it at once, the
 * whole process dies. So that one is set far above (`hardLimits`), and the thread is ended before it gets there.
 * @param onTooMuch called once, with the limit in MB that the thread passed
 * @returns ends the watch; the end of the thread does so too
 */
export function watchMemory(worker: Worker, limits: MemoryLimits, onTooMuch: (limitMb: number) => void): () => void {
  // Node before 22.16 cannot say what a thread uses.
  if (!('getHeapStatistics' in worker)) return () => {};
  let isAsking = false;
  const timer = setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    const limit = await passedLimit(worker, limits);
    isAsking = false;
    if (limit === undefined) return;
    clearInterval(timer);
    onTooMuch(limit);
  }, POLL_MS);
  timer.unref();
  const stop = () => clearInterval(timer);
  worker.once('exit', stop);
  return stop;
}

/** Room above the limit, for what a thread allocates between two looks. */
export function hardLimits({ heapMb }: MemoryLimits) {
  return { maxOldGenerationSizeMb: 2 * heapMb + 1024 };
}

async function passedLimit(worker: Worker, { heapMb, totalMb }: MemoryLimits): Promise<number | undefined> {
  try {
    const { used_heap_size: heap, external_memory: external } = await worker.getHeapStatistics();
    if (heap > heapMb * BYTES_PER_MB) return heapMb;
    return heap + external > totalMb * BYTES_PER_MB ? totalMb : undefined;
  } catch {
    // The thread has ended meanwhile.
    return undefined;
  }
}
