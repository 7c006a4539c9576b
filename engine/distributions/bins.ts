/**
 * The bins of all histograms: by sign and size, two in each octave. They are the same for every tensor, so that histograms of several
 * steps can be added and compared.
 *
 * Bin 112 holds |x| < 2⁻⁴⁰; bin 112 + k holds sizes from 2^e to 1.5 · 2^e if k = 2 (e + 40) + 1, and from there to 2^(e + 1) in the
 * next one; bin 112 − k the same of negative numbers. The outermost bins also hold whatever is larger.
 */
export const BINS = 225;
export const ZERO_BIN = 112;
/** The exponent of the smallest size with a bin of its own. */
export const LEAST_EXPONENT = -40;

/** The upper bits of a float32 that give its half octave: exponent and first bit of the mantissa. */
export const HALF_OCTAVE_SHIFT = 22;
/** These bits of the largest size in the middle bin. */
export const LARGEST_ZERO = ((127 + LEAST_EXPONENT) << 1) - 1;

const SIZE_BITS = 0x7fffffff;
const INFINITE_BITS = 0x7f800000;

/** Counts of the finite float32 numbers in each bin. */
export function countBins(numbers: Float32Array | Float64Array): Uint32Array {
  const floats = numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
  const words = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const counts = new Uint32Array(BINS);
  for (let index = 0; index < words.length; index++) {
    const size = words[index] & SIZE_BITS;
    if (size >= INFINITE_BITS) continue;
    const from = Math.min(ZERO_BIN, Math.max(0, (size >>> HALF_OCTAVE_SHIFT) - LARGEST_ZERO));
    counts[words[index] >>> 31 ? ZERO_BIN - from : ZERO_BIN + from]++;
  }
  return counts;
}

/** Where a bin begins and ends, on the axis of numbers. */
export function edgesOf(bin: number): { readonly low: number; readonly high: number } {
  const from = Math.abs(bin - ZERO_BIN);
  const [near, far] = [from === 0 ? -edgeAfter(0) : edgeAfter(from - 1), edgeAfter(from)];
  return bin < ZERO_BIN ? { low: -far, high: -near } : { low: near, high: far };
}

/** The upper edge of the bin that is so many bins away from the middle. */
function edgeAfter(from: number): number {
  return 2 ** (LEAST_EXPONENT + Math.floor(from / 2)) * (1 + (from % 2) / 2);
}
