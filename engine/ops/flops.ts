import { type Shape, sizeOf } from './shape.ts';
import type { Operation } from './tape.ts';

/** Elementwise operations: one per element, whether a sum or an exponential. */
export function onePerElement(_inputs: readonly Shape[], output: Shape): number {
  return sizeOf(output);
}

/** Operations that only move, repeat, compare with indices or sample. */
export function noFlops(): number {
  return 0;
}

/** The floating-point operations of one execution of an operation. */
export function flopsOf({ op, inputs, output, attributes }: Operation): number {
  return op.flops(
    inputs.map(({ shape }) => shape),
    output.shape,
    attributes,
  );
}

/** Total floating-point operations. */
export function sumFlops(operations: readonly Operation[]): number {
  return operations.reduce((total, operation) => total + flopsOf(operation), 0);
}
