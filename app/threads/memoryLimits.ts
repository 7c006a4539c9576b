import { totalmem } from 'node:os';

/** Memory limits of a thread, in MB. */
export interface MemoryLimits {
  /** JavaScript objects. */
  readonly heapMb: number;
  /** These and memory outside V8's heap: typed arrays, file buffers. */
  readonly totalMb: number;
}

const BYTES_PER_MB = 1024 ** 2;
/** In Electron, all heaps of the process share the 4 GB of compressed pointers. */
const LARGEST_HEAP_MB = process.versions.electron ? 2048 : 4096;

/** At most half of this computer's memory. */
export function memoryLimits(): MemoryLimits {
  const totalMb = Math.floor(totalmem() / 2 / BYTES_PER_MB);
  return { totalMb, heapMb: Math.min(LARGEST_HEAP_MB, totalMb) };
}
