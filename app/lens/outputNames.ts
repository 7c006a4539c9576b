import { sizeOf } from '#engine/ops/index.ts';
import type { Column } from '#engine/training/index.ts';

/** The names of what a target holds: its classes, the columns of its table, or its own. Indices where the data has none. */
export function outputNames(column: Partial<Column> | undefined, count: number): string[] {
  const { classNames, features, name, shape = [] } = column ?? {};
  const named = [classNames, features].find((names) => names?.length === count);
  if (named) return [...named];
  if (count === 1 && name !== undefined && sizeOf(shape) === 1) return [name];
  return Array.from({ length: count }, (_, index) => String(index));
}
