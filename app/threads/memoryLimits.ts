import { totalmem } from 'node:os';

/** How much memory a thread may use, in MB. */
export interface MemoryLimits {
  /** The objects of JavaScript. */
  readonly heapMb: number;
  /** These and what lies outside of V8's heap: typed arrays, files as bytes. */
  readonly totalMb: number;
}

const BYTES_PER_MB = 1024 ** 2;
/** In Electron, all heaps of the process share the 4 GB that compressed pointers reach. */
const LARGEST_HEAP_MB = process.versions.electron ? 2048 : 4096;

/** At most half of the memory of this computer. */
export function memoryLimits(): MemoryLimits {
  const totalMb = Math.floor(totalmem() / 2 / BYTES_PER_MB);
  return { totalMb, heapMb: Math.min(LARGEST_HEAP_MB, totalMb) };
}
