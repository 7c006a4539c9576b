import { type Shape, sizeOf } from './shape.ts';
import type { Operation } from './tape.ts';

/** Of operations on each element: one for each, be it a sum or an exponential. */
export function onePerElement(_inputs: readonly Shape[], output: Shape): number {
  return sizeOf(output);
}

/** Of operations that only move, repeat, compare with indices or draw numbers. */
export function noFlops(): number {
  return 0;
}

/** The floating-point operations of one run of an operation, by its own rule. */
export function flopsOf({ op, inputs, output, attributes }: Operation): number {
  return op.flops(
    inputs.map(({ shape }) => shape),
    output.shape,
    attributes,
  );
}

/** The floating-point operations of some operations together. */
export function sumFlops(operations: readonly Operation[]): number {
  return operations.reduce((total, operation) => total + flopsOf(operation), 0);
}
