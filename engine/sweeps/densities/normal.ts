/**
 * The standard normal distribution in float64. Terms are those of Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964):
 * 26.2.11 and 26.2.14.
 */

export const LOG_SQRT_2PI = Math.log(Math.sqrt(2 * Math.PI));

const density = (x: number): number => Math.exp(-0.5 * x * x - LOG_SQRT_2PI);

/** From here on, the continued fraction is as exact as float64 with {@link LEVELS} levels. */
const TAIL = 3;
const LEVELS = 60;

/** The cumulative distribution function Φ(x). */
export function normalCumulative(x: number): number {
  if (x < -TAIL) return tail(-x);
  if (x > TAIL) return 1 - tail(x);
  let term = x;
  let total = x;
  for (let n = 3; Math.abs(term) > Math.abs(total) * Number.EPSILON; n += 2) {
    term *= (x * x) / n;
    total += term;
  }
  return 0.5 + density(x) * total;
}

/** 1 − Φ(x) for large x: φ(x) / (x + 1 / (x + 2 / (x + 3 / …))). */
function tail(x: number): number {
  let denominator = x;
  for (let level = LEVELS; level > 0; level--) denominator = x + level / denominator;
  return density(x) / denominator;
}

/** The probability of [a, b], without cancellation in the tails. */
export function normalMass(a: number, b: number): number {
  if (a > 0) return normalMass(-b, -a);
  return b <= 0 ? normalCumulative(b) - normalCumulative(a) : 1 - normalCumulative(a) - normalCumulative(-b);
}

/**
 * Φ⁻¹(p) by Newton's method. Φ is convex left of 0, so that steps from there approach the solution from one
 * side and never overshoot.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  let x = 0;
  for (let excess = normalCumulative(x) - p; excess > p * 1e-12; excess = normalCumulative(x) - p) x -= excess / density(x);
  return x;
}
