import { element, literal, sumOf } from './expression.ts';
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
  explain(at, { inputShapes: [[rows, width]], operands: [, indices] }) {
    const row = Math.trunc(indices[Math.floor(at / width)]);
    return row >= 0 && row < rows ? element(0, row * width + (at % width)) : literal(0);
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
  explain(at, { outputShape: [, width], operands: [indices] }) {
    const row = Math.floor(at / width);
    const chosen = Array.from(indices, (index, place) => (Math.trunc(index) === row ? [place] : [])).flat();
    return chosen.length === 0 ? literal(0) : sumOf(chosen.map((place) => element(1, place * width + (at % width))));
  },
};

/** table [rows, width], indices of any shape → [...indices, width]. */
export function gatherRows(table: Value, indices: Value): Value {
  return table.tape.emit(gatherRowsOp, [table, indices], null);
}
