import { element } from './expression.ts';
import { noFlops } from './flops.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly oneHot: { readonly classes: number };
  }
}

/** Class indices [...] to one-hot rows [..., classes]. Indices have no gradient. */
const oneHotOp: Op<'oneHot'> = {
  type: 'oneHot',
  kind: 'whole',
  shape: ([indices], { classes }) => [...indices, classes],
  vjp: () => [null],
  flops: noFlops,
  kernel([indices], output, { attributes: { classes } }) {
    output.fill(0);
    for (let row = 0; row < indices.length; row++) output[row * classes + indices[row]] = 1;
  },
  explain: (at, { attributes: { classes } }) => ({
    kind: 'isClass',
    of: element(0, Math.floor(at / classes)),
    index: at % classes,
  }),
};

export function oneHot(indices: Value, classes: number): Value {
  return indices.tape.emit(oneHotOp, [indices], { classes });
}
