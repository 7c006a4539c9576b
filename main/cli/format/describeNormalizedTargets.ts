import type { PreparedColumn } from '#engine/graph/index.ts';
import { formatNumber } from './numbers.ts';

/** How a target is standardized while it is learned: what is subtracted from each of its numbers, and what that is divided by. */
export interface NormalizedTarget {
  readonly name: string;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** Those of some targets that are standardized. */
export function normalizedTargets(targets: readonly Pick<PreparedColumn, 'name' | 'normalization'>[]): NormalizedTarget[] {
  return targets.flatMap(({ name, normalization }) =>
    normalization ? [{ name, mean: [...normalization.offset], deviation: normalization.scale.map((scale) => 1 / scale) }] : [],
  );
}

/** A sentence for each. */
export function describeNormalizedTargets(targets: readonly NormalizedTarget[]): string[] {
  return targets.map(({ name, mean, deviation }) => {
    const values = `mean ${mean.map(formatNumber).join(', ')}; standard deviation ${deviation.map(formatNumber).join(', ')}`;
    return `Target '${name}' is standardized for training (${values}). Losses and predictions are in its own units.`;
  });
}
