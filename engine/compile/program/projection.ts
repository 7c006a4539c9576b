import type { MaxNorm } from '../../layers/index.ts';
import {
  constant,
  div,
  maximum,
  mul,
  type Operation,
  type Shape,
  sqrt,
  square,
  sumTo,
  Tape,
  type Value,
} from '../../ops/index.ts';

/** What puts a parameter back into its bounds after an update, as operations on a tape of its own. */
export interface Projection {
  /** The parameter's name. */
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly valueCount: number;
  /** The parameter as the update left it. */
  readonly parameter: Value;
  readonly projected: Value;
}

/**
 * Scales the weights into each unit back to a norm of at most c: W_j ← W_j c / max(‖W_j‖, c).
 * Srebro, Rennie and Jaakkola, "Maximum-margin matrix factorization" (2004).
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
