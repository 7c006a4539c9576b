import { sizeOf } from '../ops/index.ts';
import type { Column } from './dataset.ts';

/**
 * Copies samples of a column into a batch and normalizes them on the way.
 * @param samples indices into the column; those from `start` to `start + count` are gathered
 * @param batch [count, …shape], overwritten
 */
export function gather(
  column: Column,
  samples: Uint32Array,
  start: number,
  count: number,
  batch: Float64Array | Float32Array,
): void {
  const size = sizeOf(column.shape);
  const { data, normalization } = column;
  const offset = normalization?.offset ?? ZERO;
  const scale = normalization?.scale ?? ONE;
  const stride = offset.length > 1 ? 1 : 0;
  for (let row = 0, at = 0; row < count; row++) {
    const from = samples[start + row] * size;
    for (let element = 0, norm = 0; element < size; element++, at++, norm += stride) {
      batch[at] = (data[from + element] - offset[norm]) * scale[norm];
    }
  }
}

const ZERO = Float64Array.of(0);
const ONE = Float64Array.of(1);
