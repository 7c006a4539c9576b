/** The usual level of significance. */
const SIGNIFICANCE = 0.05;

/**
 * The fewest successes among `count` trials that are significantly more than expected: P(X ≥ k) ≤ 0.05 for X ~ B(count, share),
 * the one-sided exact binomial test. `count + 1` if not even all are. Clopper and Pearson, "The use of confidence or fiducial
 * limits illustrated in the case of the binomial" (1934).
 * @param share expected of the trials, between 0 and 1, both excluded
 */
export function leastSignificant(count: number, share: number): number {
  const odds = Math.log(share) - Math.log1p(-share);
  // Logarithms, since the probability of the last outcomes may be below the smallest number.
  let logProbability = count * Math.log(share);
  let tail = 0;
  for (let successes = count; successes > 0; successes--) {
    tail += Math.exp(logProbability);
    if (tail > SIGNIFICANCE) return successes + 1;
    logProbability += Math.log(successes) - Math.log(count - successes + 1) - odds;
  }
  return 1;
}
