import { makeUpdateRule, UpdateScalars } from '../../compile/index.ts';
import { runTape, type Value } from '../../ops/index.ts';
import type { Optimizer } from '../../optimizers/index.ts';
import { readParams } from '../../params/index.ts';

/** Gradient descent of one weight W on J = W² / 2 from W = 1. */
export interface DescentPath {
  readonly learningRate: number;
  /** W before the first update, and after each. */
  readonly weights: number[];
}

const LEARNING_RATE = 0.1;
const UPDATES = 60;

/** An optimizer with its defaults, but a common learning rate, on the simplest loss. ∂J/∂W is W. */
export function pathOf(optimizer: Optimizer): DescentPath {
  const { values: params } = readParams(optimizer.params, { learningRate: LEARNING_RATE });
  const update = { optimizer, params };
  const rule = makeUpdateRule(update, [1]);
  const scalars = new UpdateScalars(update);
  const slots = new Map([...rule.slots.keys()].map((slot) => [slot, [0] as readonly number[]]));
  const weights = [1];
  for (let step = 1; step <= UPDATES; step++) {
    scalars.set(LEARNING_RATE, step);
    const weight = weights[step - 1];
    const given = new Map<Value, readonly number[]>([
      [rule.parameter, [weight]],
      [rule.gradient, [weight]],
      ...[...rule.slots].map(([slot, value]) => [value, slots.get(slot) ?? [0]] as const),
      ...[...rule.scalars].map(([name, value]) => [value, [scalars.values[name]]] as const),
    ]);
    const results = runTape(rule.parameter.tape, given);
    const read = (value: Value) => [...(results.get(value.id) ?? [])];
    weights.push(rule.newParameter ? read(rule.newParameter)[0] : weight);
    for (const [slot, value] of rule.newSlots) slots.set(slot, read(value));
  }
  return { learningRate: LEARNING_RATE, weights };
}
