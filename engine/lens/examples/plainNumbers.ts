/** Distinct values that are easy to follow by hand, none at a kink of an activation. */
const PLAIN = [0.5, -1, 1.5, -0.5, 2, -1.5, 1, -2, 0.8, -0.2, 1.2, -0.7, 0.3, -1.8, 1.7, -0.3];
const WEIGHTS = [0.4, -0.3, 0.2, 0.5, -0.6, 0.1, 0.7, -0.2, 0.3, -0.5, 0.6, -0.1];
const GRADIENTS = [1, -0.5, 0.5, -1, 0.25, 0.75, -0.25, 1.5, -0.75];
const TARGETS = [1, 0, 1];

/** The values of an input. @param which index of the input: each has different values */
export const plainNumbers = (count: number, which: number): number[] => take(PLAIN, count, 3 * which);

export const plainWeights = (count: number, which: number): number[] => take(WEIGHTS, count, 5 * which);

/** The chosen ∂J/∂output. */
export const plainGradients = (count: number): number[] => take(GRADIENTS, count, 0);

export const plainTargets = (count: number): number[] => take(TARGETS, count, 0);

/** `count` values of a list from an index on, repeated with growing size so that all differ. */
function take(list: readonly number[], count: number, from: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index;
    return list[at % list.length] * (1 + Math.floor(at / list.length) / 4);
  });
}
