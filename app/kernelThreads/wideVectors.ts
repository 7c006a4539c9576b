import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 merge two neighboring 128-bit WebAssembly vectors into one of 256 bits with AVX2. It changes no bit of a result: lanes
 * are computed as before, more of them at a time.
 */
export const WIDE_VECTORS_FLAG = '--experimental-wasm-revectorize';

/** True for a Node version known to have the flag; others would print a warning. */
export function hasWideVectors(): boolean {
  return process.arch === 'x64' && Number.parseInt(process.versions.node, 10) >= 24;
}

/** Affects programs loaded afterwards, on every thread of the process. */
export function enableWideVectors(): void {
  if (hasWideVectors()) setFlagsFromString(WIDE_VECTORS_FLAG);
}
