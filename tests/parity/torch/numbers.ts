/**
 * Pseudo-random values that are the same in every language: integer arithmetic, one division, one rounding to float32.
 * torch_losses.py initializes weights by the same rule.
 */
function draw(name: string, index: number): number {
  const seed = [...name].reduce((total, letter, at) => total + letter.charCodeAt(0) * (at + 1), 0);
  return ((index * 7919 + seed * 104_729) % 10_007) / 10_007;
}

/** From -1 to 1. */
export function numbers(name: string, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.fround(2 * draw(name, index) - 1));
}

/** Initial values of a trained tensor: from -½ to ½. */
export function initialNumbers(parameter: string, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => draw(parameter, index) - 0.5);
}

export function indices(count: number, below: number): number[] {
  return Array.from({ length: count }, (_, index) => (index * 5 + 2) % below);
}

export const classes = indices;

export function yesOrNo(count: number): number[] {
  return indices(count, 7).map((index) => index % 2);
}

/** Rows that sum to 1, in eighths, which are exact. */
export function distributions(rows: number, classCount: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    const shares = Array.from({ length: classCount }, () => 1);
    for (let rest = 8 - classCount; rest > 0; rest--) shares[(row + rest * rest) % classCount]++;
    return shares.map((share) => share / 8);
  }).flat();
}
