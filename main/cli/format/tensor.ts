import type { Tensor } from '#engine/training/index.ts';
import { formatNumber } from './numbers.ts';
import { formatTable } from './table.ts';

/**
 * A tensor whose first dimension is the batch as a table: a row per sample, a column per element.
 * @param classes names of the rows, if any
 */
export function formatTensor({ shape, data }: Tensor, classes?: readonly string[]): string {
  const [rows = 1] = shape;
  const size = rows > 0 ? data.length / rows : 0;
  const elements = Array.from({ length: size }, (_, element) => ({
    title: placeOf(element, shape.slice(1)),
    align: 'right' as const,
  }));
  const lines = Array.from({ length: rows }, (_, row) => [
    String(row),
    ...data.slice(row * size, (row + 1) * size).map(formatNumber),
    ...(classes ? [classes[row]] : []),
  ]);
  return formatTable([{ title: 'sample', align: 'right' }, ...elements, ...(classes ? [{ title: 'class' }] : [])], lines);
}

/** The indices of an element, such as `[1,0,2]`. */
function placeOf(element: number, shape: readonly number[]): string {
  const indices: number[] = [];
  let rest = element;
  for (const length of shape.toReversed()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `[${indices.join(',')}]`;
}
