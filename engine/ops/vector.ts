import { literal } from './expression.ts';
import { noFlops } from './flops.ts';
import type { Op, Tape, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly vector: { readonly values: readonly number[] };
  }
}

/** A constant vector: [length]. */
const vectorOp: Op<'vector'> = {
  type: 'vector',
  kind: 'whole',
  shape: (_inputs, { values }) => [values.length],
  vjp: () => [],
  flops: noFlops,
  kernel(_inputs, output, { attributes: { values } }) {
    output.set(values);
  },
  explain: (at, { attributes: { values } }) => literal(values[at]),
};

export function vector(tape: Tape, values: readonly number[]): Value {
  return tape.emit(vectorOp, [], { values });
}
