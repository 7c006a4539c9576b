import type { WeightPenalty } from '../layers/index.ts';
import { abs, add, scale, square, sum, type Value } from '../ops/index.ts';

/**
 * The penalty of a weight: λ₁ Σ |W| + λ₂ Σ W². Tibshirani, "Regression shrinkage and selection via the lasso" (1996); Hoerl and
 * Kennard, "Ridge regression" (1970).
 */
export function penaltyOf(weight: Value, { l1, l2 }: WeightPenalty): Value {
  const terms = [...(l1 > 0 ? [scale(sum(abs(weight)), l1)] : []), ...(l2 > 0 ? [scale(sum(square(weight)), l2)] : [])];
  return terms.reduce((total, term) => add(total, term));
}
