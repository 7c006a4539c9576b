import type { Operation, Value } from '../ops/index.ts';

/** Removes operations that no wanted value depends on, mostly gradients of the data. */
export function keepNeeded(operations: readonly Operation[], wanted: readonly Value[]): Operation[] {
  const needed = findNeeded(operations, wanted);
  return operations.filter(({ output }) => needed.has(output.id));
}

/** Ids of the given values and all their dependencies. */
export function findNeeded(operations: readonly Operation[], wanted: readonly Value[]): Set<number> {
  const needed = new Set(wanted.map(({ id }) => id));
  for (const { inputs, output } of operations.toReversed()) {
    if (needed.has(output.id)) for (const { id } of inputs) needed.add(id);
  }
  return needed;
}
