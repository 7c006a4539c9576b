import type { MaxNorm } from '../layers/index.ts';
import { constant, div, maximum, mul, type Operation, type Shape, sqrt, square, sumTo, Tape, type Value } from '../ops/index.ts';

/** A max-norm projection of a parameter after an update, on a tape of its own. */
export interface Projection {
  /** Name of the parameter. */
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly valueCount: number;
  /** The parameter after the update. */
  readonly parameter: Value;
  readonly projected: Value;
}

/**
 * Rescales the weights into each unit to a norm of at most c: W_j ← W_j c / max(‖W_j‖, c). Srebro, Rennie and Jaakkola,
 * "Maximum-margin matrix factorization" (2004).
 */
export function projectOntoBall(name: string, shape: Shape, { limit, unitAxes }: MaxNorm): Projection {
  const tape = new Tape();
  const parameter = tape.input(shape);
  const perUnit = shape.map((length, axis) => (unitAxes.includes(axis) ? length : 1));
  const norms = sqrt(sumTo(square(parameter), perUnit));
  const bound = constant(tape, limit);
  const projected = mul(parameter, div(bound, maximum(norms, bound)));
  return { name, operations: tape.operations, valueCount: tape.valueCount, parameter, projected };
}
