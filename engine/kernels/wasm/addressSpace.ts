/** WebAssembly's address space. Only used pages take memory. */
export const MAXIMUM_BYTES = 2 ** 32;

const ALIGNMENT = 64;

/** Rounded up to whole cache lines. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
