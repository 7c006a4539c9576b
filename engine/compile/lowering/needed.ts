import type { Operation, Value } from '../../ops/index.ts';

/** Drops the operations that nothing wanted depends on: gradients by the data, mostly. */
export function keepNeeded(operations: readonly Operation[], wanted: readonly Value[]): Operation[] {
  const needed = findNeeded(operations, wanted);
  return operations.filter(({ output }) => needed.has(output.id));
}

/** The ids of some values and of all that they depend on. */
export function findNeeded(operations: readonly Operation[], wanted: readonly Value[]): Set<number> {
  const needed = new Set(wanted.map(({ id }) => id));
  for (const { inputs, output } of operations.toReversed()) {
    if (needed.has(output.id)) for (const { id } of inputs) needed.add(id);
  }
  return needed;
}
