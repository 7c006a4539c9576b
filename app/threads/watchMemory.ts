import type { Worker } from 'node:worker_threads';
import type { MemoryLimits } from './memoryLimits.ts';

const BYTES_PER_MB = 1024 ** 2;
const POLL_MS = 100;

/**
 * Polls a thread's memory. V8's own limit is unsafe: if one array exceeds it at once, the whole process dies. So that limit is
 * set far above (`hardLimits`), and the thread is ended before it gets there.
 * @param onTooMuch called once, with the exceeded limit in MB
 * @returns stops watching; so does the end of the thread
 */
export function watchMemory(worker: Worker, limits: MemoryLimits, onTooMuch: (limitMb: number) => void): () => void {
  // Node before 22.16 does not report a thread's memory.
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

/** For objects that are gone soon, as most are: V8 would let them take more than a hundred, in every thread. */
const YOUNG_MB = 24;

/** V8's limits, with a margin for allocations between two polls. */
export function hardLimits({ heapMb }: MemoryLimits) {
  return { maxOldGenerationSizeMb: 2 * heapMb + 1024, maxYoungGenerationSizeMb: YOUNG_MB };
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
