import type { FollowQuestion } from '#app/contract/index.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * At most `count` steps of a range in rising order, with both of its ends: at even distances, or at distances that grow by the same
 * factor.
 */
export function spreadSteps({ from, to }: Range, { count, spread }: Pick<FollowQuestion, 'count' | 'spread'>): number[] {
  const length = to - from;
  const at = spread === 'even' ? (share: number) => length * share : (share: number) => (length + 1) ** share - 1;
  const steps = Array.from({ length: count }, (_, index) => from + Math.round(at(index / (count - 1))));
  return [...new Set(steps)];
}
