import type { GradientCheck, ParameterCheck } from '#app/contract/index.ts';
import { readNumber } from '../tensors/index.ts';

/** What a check says: right, right at a kink where any slope between the sides is a gradient, or wrong. */
export type Verdict = 'right' | 'kink' | 'wrong';

/** Central differences in float64 agree better than this. */
export const TOLERANCE = 1e-6;

export function verdictOf({ relativeError, worst }: Pick<ParameterCheck, 'relativeError' | 'worst'>): Verdict {
  // NaN is wrong, too.
  if (!(readNumber(relativeError) <= TOLERANCE)) return 'wrong';
  return worst.some(({ isKink }) => isKink) ? 'kink' : 'right';
}

export const elementVerdict = (check: GradientCheck): Verdict =>
  verdictOf({ relativeError: check.relativeError, worst: [check] });
