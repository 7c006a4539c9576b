import { setFlagsFromString } from 'node:v8';

/**
 * What lets V8 join two neighboring vectors of 128 bits, which is what WebAssembly has, into one of 256 where the processor has
 * AVX2. It changes no bit of a result: lanes are computed as before, more of them at a time.
 */
export const WIDE_VECTORS_FLAG = '--experimental-wasm-revectorize';

/** Whether this is a Node that is known to have the flag: others would only complain about it. */
export function hasWideVectors(): boolean {
  return process.arch === 'x64' && Number.parseInt(process.versions.node, 10) >= 24;
}

/** Takes effect on programs that are loaded afterwards, on every thread of the process. */
export function enableWideVectors(): void {
  if (hasWideVectors()) setFlagsFromString(WIDE_VECTORS_FLAG);
}
