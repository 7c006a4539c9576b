import type { CheckedGraph } from '../graph/index.ts';
import { runTape, sub, Tape, type Value } from '../ops/index.ts';

type Configuration = Pick<CheckedGraph['configuration'], 'optimizer' | 'optimizerParams'>;

/**
 * How large the first update of a parameter whose optimizer state is zero is at a later count of updates, compared with update 1: other
 * than 1 for optimizers that correct the bias of averages which began at zero, since all parameters share the count.
 * @param update counts from 1
 */
export function firstUpdateFactor(configuration: Configuration, update: number): number {
  return firstUpdate(configuration, update) / firstUpdate(configuration, 1);
}

/** The size of the update for a gradient of 1. */
function firstUpdate({ optimizer, optimizerParams: params }: Configuration, step: number): number {
  const given: Record<string, number> = {};
  optimizer.scalars({ params, learningRate: params.learningRate, step }, given);
  const tape = new Tape();
  const inputs = new Map<Value, readonly number[]>();
  const input = (value: number) => {
    const scalar = tape.input([]);
    inputs.set(scalar, [value]);
    return scalar;
  };
  const [parameter, gradient] = [input(0), input(1)];
  const slots = Object.fromEntries(optimizer.slots(params).map((name) => [name, input(0)]));
  const scalars = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, input(value)]));
  const updated = optimizer.update({ parameter, gradient, slots, scalars }, params);
  const change = sub(updated.parameter, parameter);
  return Math.abs(runTape(tape, inputs).get(change.id)?.[0] ?? Number.NaN);
}
