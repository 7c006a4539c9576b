import { sizeOf } from '../ops/index.ts';
import type { Column } from './dataset.ts';

type RawColumn = Omit<Column, 'normalization'>;

export type Normalize = 'none' | 'unit' | 'standard';

/**
 * Says how a column's numbers are normalized on their way into a batch, by the samples of the training split alone:
 * `unit` maps the smallest to 0 and the largest to 1, `standard` the mean to 0 and the standard deviation to 1. Each
 * feature for itself; an image's pixels together, and bytes in `unit` by their range of 0 to 255. The numbers stay raw.
 */
export function normalizeColumn(column: RawColumn, train: Uint32Array, normalize: Normalize): Column {
  if (normalize === 'none') return column;
  const bytes = column.data instanceof Uint8Array;
  if (bytes && normalize === 'unit') return withNormalization(column, [{ offset: 0, spread: 255 }]);
  const together = bytes || column.shape.length > 1;
  const features = measureColumn(column, train, together ? 1 : sizeOf(column.shape));
  return withNormalization(
    column,
    features.map(({ min, max, mean, deviation }) =>
      normalize === 'unit' ? { offset: min, spread: max - min } : { offset: mean, spread: min === max ? 0 : deviation },
    ),
  );
}

/** A feature that is constant in training is moved to 0 and not scaled: there is no spread to divide by. */
function withNormalization(column: RawColumn, ranges: readonly { readonly offset: number; readonly spread: number }[]): Column {
  const offset = Float64Array.from(ranges, (range) => range.offset);
  const scale = Float64Array.from(ranges, ({ spread }) => (spread === 0 ? 1 : 1 / spread));
  return { ...column, normalization: { offset, scale } };
}

export interface ColumnStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the population: divided by the number of values. */
  readonly deviation: number;
}

/** The statistics of each feature over the chosen samples, in two passes so that large means cost no digits. */
export function measureColumn({ data, shape }: RawColumn, samples: Uint32Array, features: number): ColumnStatistics[] {
  const size = sizeOf(shape);
  const min = new Float64Array(features).fill(Number.POSITIVE_INFINITY);
  const max = new Float64Array(features).fill(Number.NEGATIVE_INFINITY);
  const mean = new Float64Array(features);
  const count = (samples.length * size) / features;
  for (const sample of samples) {
    for (let element = 0, feature = 0; element < size; element++, feature++) {
      if (feature === features) feature = 0;
      const value = data[sample * size + element];
      if (value < min[feature]) min[feature] = value;
      if (value > max[feature]) max[feature] = value;
      mean[feature] += value;
    }
  }
  for (let feature = 0; feature < features; feature++) mean[feature] /= count;
  const variance = new Float64Array(features);
  for (const sample of samples) {
    for (let element = 0, feature = 0; element < size; element++, feature++) {
      if (feature === features) feature = 0;
      variance[feature] += (data[sample * size + element] - mean[feature]) ** 2;
    }
  }
  return Array.from(min, (_, feature) => ({
    min: min[feature],
    max: max[feature],
    mean: mean[feature],
    deviation: Math.sqrt(variance[feature] / count),
  }));
}
