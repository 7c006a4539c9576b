import { message, quoted } from '#engine/messages/index.ts';
import type { Dataset } from '#engine/training/index.ts';
import { unexpectedWithFix } from './base/errors.ts';
import type { RawColumn, Source } from './base/source.ts';

/**
 * Targets with the weights of their samples, which are 1 on average over the training rows: a learning rate then suits any unit
 * of the weights. Without training rows it is the average over all.
 * @throws UserError dataset.weight if all of those are 0
 */
export function weighTargets<C extends RawColumn>(
  columns: readonly C[],
  { weights, name }: Pick<Source, 'weights' | 'name'>,
  { train }: Dataset['splits'],
): readonly C[] {
  if (!weights) return columns;
  const counted = train.length > 0 ? Float64Array.from(train, (sample) => weights[sample]) : weights;
  const mean = counted.reduce((sum, weight) => sum + weight, 0) / counted.length;
  if (mean === 0) throw noWeight(name);
  const scaled = weights.map((weight) => weight / mean);
  return columns.map((column) => ({ ...column, weights: scaled }));
}

function noWeight(name: string) {
  return unexpectedWithFix('dataset.weight', {
    where: quoted(name),
    expected: message('a weight above 0 in at least one training row'),
    received: message('only zeros'),
    fix: message('Choose another weight column.'),
  });
}
