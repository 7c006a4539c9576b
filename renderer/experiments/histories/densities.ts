import type { HistoryPoint } from '#app/contract/index.ts';
import { edgesOf } from '#engine/distributions/index.ts';
import type { ValueScale } from './valueScale.ts';

/** How dense values are between two positions of an axis: a share of all values for each unit. */
export interface Density {
  readonly from: number;
  readonly to: number;
  readonly density: number;
}

/** The densities of a point, from the smallest value to the largest. The linear part of the axis, around 0, is one. */
export function densitiesOf({ counts }: Pick<HistoryPoint, 'counts'>, firstBin: number, scale: ValueScale): Density[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const densities: Density[] = [];
  let middle = 0;
  counts.forEach((count, index) => {
    const { low, high } = edgesOf(firstBin + index);
    const [from, to] = [scale.positionOf(low), scale.positionOf(high)];
    if (from >= -1 && to <= 1) middle += count;
    else if (count > 0) densities.push({ from, to, density: count / total / (to - from) });
  });
  if (middle > 0) densities.push({ from: -1, to: 1, density: middle / total / 2 });
  return densities.sort((a, b) => a.from - b.from);
}
