import type { PreparedColumn } from '#engine/graph/index.ts';
import { formatNumber } from './numbers.ts';

/** Standardization of a target during training: subtracted offset and divisor per element. */
export interface NormalizedTarget {
  readonly name: string;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** The standardized targets. */
export function normalizedTargets(targets: readonly Pick<PreparedColumn, 'name' | 'normalization'>[]): NormalizedTarget[] {
  return targets.flatMap(({ name, normalization }) =>
    normalization ? [{ name, mean: [...normalization.offset], deviation: normalization.scale.map((scale) => 1 / scale) }] : [],
  );
}

/** One sentence each. */
export function describeNormalizedTargets(targets: readonly NormalizedTarget[]): string[] {
  return targets.map(({ name, mean, deviation }) => {
    const values = `mean ${mean.map(formatNumber).join(', ')}; standard deviation ${deviation.map(formatNumber).join(', ')}`;
    return `Target '${name}' is standardized for training (${values}). Losses and predictions are in its own units.`;
  });
}
