import { sizeOf } from './shape.ts';
import type { Operation, Tape, Value } from './tape.ts';

/**
 * Computes every operation of a tape on the given inputs with its reference kernel.
 * @returns the computed data of each value, by its id
 */
export function runTape(tape: Tape, inputs: ReadonlyMap<Value, ArrayLike<number>>): Map<number, Float64Array> {
  const values = new Map<number, Float64Array>();
  for (const [value, data] of inputs) values.set(value.id, new Float64Array(data));
  for (const operation of tape.operations) values.set(operation.output.id, runOperation(operation, values));
  return values;
}

function runOperation({ op, inputs, output, attributes }: Operation, values: ReadonlyMap<number, Float64Array>): Float64Array {
  const result = new Float64Array(sizeOf(output.shape));
  const operands = inputs.map(({ id }) => values.get(id) ?? new Float64Array());
  op.kernel(operands, result, {
    inputShapes: inputs.map(({ shape }) => shape),
    outputShape: output.shape,
    attributes,
    seed: 1,
    step: 1,
  });
  return result;
}
