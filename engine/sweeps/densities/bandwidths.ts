/** No kernel is narrower than this share of the range, however many there are. */
const NARROWEST = 1 / 100;

/**
 * Standard deviations of the kernels of a Parzen estimator, one for each mean: the larger distance to the neighbors on both sides
 * (Bergstra et al., 2011), where the first and the last mean have one neighbor. A single mean is compared with the ends of the range.
 * They lie between the range divided by the number of kernels + 1 and the range, which keeps crowded kernels wide enough to explore;
 * the number of kernels includes the prior.
 */
export function bandwidths(means: readonly number[], low: number, high: number): number[] {
  const range = high - low;
  const narrowest = range * Math.max(NARROWEST, 1 / (means.length + 2));
  const order = means.map((_, index) => index).sort((a, b) => means[a] - means[b]);
  const deviations = new Array<number>(means.length);
  order.forEach((index, rank) => {
    const mean = means[index];
    const [before, after] = [means[order[rank - 1]], means[order[rank + 1]]];
    const widest =
      means.length === 1 ? Math.max(mean - low, high - mean) : Math.max(mean - (before ?? mean), (after ?? mean) - mean);
    deviations[index] = Math.min(Math.max(widest, narrowest), range);
  });
  return deviations;
}
