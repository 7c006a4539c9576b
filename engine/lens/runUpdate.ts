import { makeUpdateRule, type ProgramUpdate, type UpdateRule } from '../compile/index.ts';
import type { Numbers } from '../kernels/index.ts';
import { isMap, runTape, type Shape, sizeOf, type Value } from '../ops/index.ts';

/** What an update starts from. */
export interface UpdateOperands {
  readonly value: Numbers;
  readonly gradient: Numbers;
  /** By slot; zeros if one is absent. */
  readonly slots: ReadonlyMap<string, Numbers>;
  /** By name. */
  readonly scalars: Readonly<Record<string, number>>;
}

/** A parameter after the update of a step, and the state of its optimizer. */
export interface UpdatedParameter {
  readonly value: Numbers;
  /** By slot. */
  readonly slots: ReadonlyMap<string, Numbers>;
}

/** The elements of a block, whose values all fit in the cache. */
const BLOCK = 8192;

/**
 * Computes the update of a parameter in float64. A rule that treats each element by itself is computed block by block: values as
 * large as the parameter would take longer to allocate than to compute.
 */
export function runUpdate(update: ProgramUpdate, shape: Shape, operands: UpdateOperands): UpdatedParameter {
  const rule = makeUpdateRule(update, shape);
  const size = sizeOf(shape);
  if (size <= BLOCK || !rule.operations.every(isMap)) return runRule(rule, operands);
  const updated = {
    value: new Float64Array(size),
    slots: new Map([...rule.newSlots.keys()].map((slot) => [slot, new Float64Array(size)])),
  };
  const ofBlock = makeUpdateRule(update, [BLOCK]);
  for (let from = 0; from < size; from += BLOCK) {
    const to = Math.min(size, from + BLOCK);
    const ofSize = to - from === BLOCK ? ofBlock : makeUpdateRule(update, [to - from]);
    const { value, slots } = runRule(ofSize, partOf(operands, from, to));
    updated.value.set(value, from);
    for (const [slot, numbers] of slots) updated.slots.get(slot)?.set(numbers, from);
  }
  return updated;
}

const partOf = ({ value, gradient, slots, scalars }: UpdateOperands, from: number, to: number): UpdateOperands => ({
  value: value.subarray(from, to),
  gradient: gradient.subarray(from, to),
  slots: new Map([...slots].map(([slot, numbers]) => [slot, numbers.subarray(from, to)])),
  scalars,
});

function runRule(rule: UpdateRule, { value, gradient, slots, scalars }: UpdateOperands): UpdatedParameter {
  const results = runTape(
    rule.parameter.tape,
    new Map<Value, ArrayLike<number>>([
      [rule.parameter, value],
      [rule.gradient, gradient],
      ...[...rule.slots].map(([slot, kept]) => [kept, slots.get(slot) ?? new Float64Array(value.length)] as const),
      ...[...rule.scalars].map(([scalar, kept]) => [kept, [scalars[scalar]]] as const),
    ]),
  );
  const numbersOf = ({ id }: Value) => results.get(id) ?? new Float64Array();
  return {
    value: rule.newParameter ? numbersOf(rule.newParameter) : value,
    slots: new Map([...rule.newSlots].map(([slot, result]) => [slot, numbersOf(result)])),
  };
}
