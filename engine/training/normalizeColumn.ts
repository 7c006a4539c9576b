import { isStored } from '../kernels/index.ts';
import { sizeOf } from '../ops/index.ts';
import { columnOf, createColumn } from './blocks.ts';
import type { Column } from './dataset.ts';

type RawColumn = Omit<Column, 'normalization'>;

export type Normalize = 'none' | 'unit' | 'standard';

/**
 * Fits a column's normalization to the samples of the training split: `unit` maps the range to 0…1, `standard` standardizes to
 * mean 0 and standard deviation 1. Features are fitted separately, an image's pixels together, bytes in `unit` by their range
 * 0…255. The stored values stay raw.
 * @param isQuantity false for features that stay as they are: 0 or 1, or an index. Default: all are quantities
 */
export function normalizeColumn(
  column: RawColumn,
  train: Uint32Array,
  normalize: Normalize,
  isQuantity?: readonly boolean[],
): Column {
  if (normalize === 'none') return column;
  const bytes = column.data instanceof Uint8Array;
  if (bytes && normalize === 'unit') return withNormalization(column, [{ offset: 0, spread: 255 }]);
  const together = bytes || column.shape.length > 1;
  const features = measureColumn(column, train, together ? 1 : sizeOf(column.shape));
  return withNormalization(
    column,
    features.map(({ min, max, mean, deviation }, feature) => {
      if (isQuantity?.[feature] === false) return { offset: 0, spread: 1 };
      return normalize === 'unit' ? { offset: min, spread: max - min } : { offset: mean, spread: min === max ? 0 : deviation };
    }),
  );
}

/** A feature that is constant in training is shifted to 0 but not scaled. */
function withNormalization(column: RawColumn, ranges: readonly { readonly offset: number; readonly spread: number }[]): Column {
  const offset = Float64Array.from(ranges, (range) => range.offset);
  const scale = Float64Array.from(ranges, ({ spread }) => (spread === 0 ? 1 : 1 / spread));
  return { ...column, normalization: { offset, scale } };
}

export interface ColumnStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Population standard deviation: divided by the number of values. */
  readonly deviation: number;
}

/** Statistics of each feature over the chosen samples, in two passes for precision with large means. */
export function measureColumn({ data, shape }: RawColumn, samples: Uint32Array, features: number): ColumnStatistics[] {
  const size = sizeOf(shape);
  if (!isStored(data) || size !== features) return measureRows({ data, shape }, samples, features);
  // Feature by feature, since single rows are slow to read: the sums are the same.
  const column = createColumn(data, size);
  return Array.from({ length: size }, (_, feature) => {
    const [measured] = measureRows({ data: columnOf(data, size, feature, column), shape: [] }, samples, 1);
    return measured;
  });
}

function measureRows(
  { data, shape }: Pick<RawColumn, 'data' | 'shape'>,
  samples: Uint32Array,
  features: number,
): ColumnStatistics[] {
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
