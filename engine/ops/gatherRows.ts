import { noFlops } from './flops.ts';
import { formatShape, type Shape, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly gatherRows: null;
    readonly scatterRows: { readonly shape: Shape };
  }
}

/** The rows of a table [rows, width] selected by indices: [...indices, width]. An index out of range gives zeros. */
const gatherRowsOp: Op<'gatherRows'> = {
  type: 'gatherRows',
  kind: 'whole',
  shape([table, indices]) {
    if (table.length !== 2) throw new Error(`gatherRows: ${formatShape(table)} is no table`);
    return [...indices, table[1]];
  },
  vjp: ({ inputs: [table, indices], gradient }) => [
    table.tape.emit(scatterRowsOp, [indices, gradient], { shape: table.shape }),
    null,
  ],
  flops: noFlops,
  kernel([table, indices], output, { inputShapes: [[rows, width]] }) {
    for (let at = 0; at < indices.length; at++) {
      const row = Math.trunc(indices[at]);
      if (row >= 0 && row < rows) output.set(table.subarray(row * width, (row + 1) * width), at * width);
      else output.fill(0, at * width, (at + 1) * width);
    }
  },
};

/** Adds rows into a table of zeros at the given indices, in order: the gradient of the table. */
const scatterRowsOp: Op<'scatterRows'> = {
  type: 'scatterRows',
  kind: 'whole',
  shape: (_inputs, { shape }) => shape,
  vjp: () => [null, null],
  flops: ([, gradient]) => sizeOf(gradient),
  kernel([indices, gradient], output, { outputShape: [rows, width] }) {
    output.fill(0);
    for (let at = 0; at < indices.length; at++) {
      const row = Math.trunc(indices[at]);
      if (row < 0 || row >= rows) continue;
      for (let column = 0; column < width; column++) output[row * width + column] += gradient[at * width + column];
    }
  },
};

/** table [rows, width], indices of any shape → [...indices, width]. */
export function gatherRows(table: Value, indices: Value): Value {
  return table.tape.emit(gatherRowsOp, [table, indices], null);
}
