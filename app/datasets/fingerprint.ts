import { createHash } from 'node:crypto';
import type { Column, Dataset } from '#engine/training/index.ts';

/**
 * SHA-256, in hexadecimal, over everything that affects training: names, shapes, classes, normalization, values and
 * splits. Values are hashed as stored in memory, little-endian on all supported machines.
 */
export function fingerprint({ inputs, targets, splits }: Pick<Dataset, 'inputs' | 'targets' | 'splits'>): string {
  const hash = createHash('sha256');
  for (const column of [...inputs, ...targets]) {
    hash.update(JSON.stringify(describeColumn(column)));
    hash.update(column.data);
  }
  for (const split of [splits.train, splits.validation, splits.test]) {
    hash.update(`split ${split.length}`);
    hash.update(split);
  }
  return hash.digest('hex');
}

function describeColumn({ name, shape, classes, normalization, data }: Column): unknown {
  const { offset = [], scale = [] } = normalization ?? {};
  return [name, shape, classes ?? null, [...offset], [...scale], data.constructor.name];
}
