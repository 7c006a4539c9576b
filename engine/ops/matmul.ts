import { element, productOf, sumOf } from './expression.ts';
import { reshape } from './reduce.ts';
import { formatShape, type Shape } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly matmul: MatmulAttributes;
  }
}

export interface MatmulAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Rows, inner length and columns of a product of two possibly transposed matrices. */
function dimensions([a, b]: readonly Shape[], { transposeA, transposeB }: MatmulAttributes) {
  const [rows, inner] = transposeA ? [a[1], a[0]] : a;
  const [innerB, columns] = transposeB ? [b[1], b[0]] : b;
  if (a.length !== 2 || b.length !== 2 || inner !== innerB) {
    throw new Error(`matmul: ${formatShape(a)} and ${formatShape(b)} do not multiply`);
  }
  return { rows, inner, columns };
}

/** Computes one row of a product: of a from `startA` in steps of `stepA`, into output from `start`. */
type RowKernel = (
  a: Float64Array,
  startA: number,
  stepA: number,
  b: Float64Array,
  output: Float64Array,
  start: number,
  inner: number,
  columns: number,
) => void;

/** The product of two matrices, each optionally transposed. The summation order is fixed. */
export const matmulOp: Op<'matmul'> = {
  type: 'matmul',
  kind: 'whole',
  shape(inputs, attributes) {
    const { rows, columns } = dimensions(inputs, attributes);
    return [rows, columns];
  },
  vjp({ inputs: [a, b], gradient: g, attributes: { transposeA, transposeB } }) {
    const gradientA = transposeA
      ? matmul(b, g, { transposeA: transposeB, transposeB: true })
      : matmul(g, b, { transposeB: !transposeB });
    const gradientB = transposeB
      ? matmul(g, a, { transposeA: true, transposeB: transposeA })
      : matmul(a, g, { transposeA: !transposeA });
    return [gradientA, gradientB];
  },
  flops(inputs, _output, attributes) {
    const { rows, inner, columns } = dimensions(inputs, attributes);
    return 2 * rows * inner * columns;
  },
  kernel([a, b], output, { inputShapes, attributes }) {
    const { rows, inner, columns } = dimensions(inputShapes, attributes);
    const [rowA, stepA] = attributes.transposeA ? [1, rows] : [inner, 1];
    const multiply = attributes.transposeB ? multiplyByRows : multiplyByColumns;
    for (let i = 0; i < rows; i++) {
      multiply(a, i * rowA, stepA, b, output, i * columns, inner, columns);
    }
  },
  explain(at, { inputShapes, attributes: { transposeA, transposeB } }) {
    const { rows, inner, columns } = dimensions(inputShapes, { transposeA, transposeB });
    const [row, column] = [Math.floor(at / columns), at % columns];
    return sumOf(
      Array.from({ length: inner }, (_, k) =>
        productOf(
          element(0, transposeA ? k * rows + row : row * inner + k),
          element(1, transposeB ? column * inner + k : k * columns + column),
        ),
      ),
    );
  },
};

/** One row of a bᵀ: dot products with four rows of b at a time, so that additions do not wait for each other. */
const multiplyByRows: RowKernel = (a, startA, stepA, b, output, start, inner, columns) => {
  let j = 0;
  for (; j + 4 <= columns; j += 4) {
    let [total0, total1, total2, total3] = [0, 0, 0, 0];
    const at = j * inner;
    for (let k = 0, atA = startA; k < inner; k++, atA += stepA) {
      const factor = a[atA];
      total0 += factor * b[at + k];
      total1 += factor * b[at + inner + k];
      total2 += factor * b[at + 2 * inner + k];
      total3 += factor * b[at + 3 * inner + k];
    }
    output[start + j] = total0;
    output[start + j + 1] = total1;
    output[start + j + 2] = total2;
    output[start + j + 3] = total3;
  }
  for (; j < columns; j++) {
    let total = 0;
    for (let k = 0, atA = startA; k < inner; k++, atA += stepA) total += a[atA] * b[j * inner + k];
    output[start + j] = total;
  }
};

/** One row of a b: weighted rows of b, four at a time, so that a sum is loaded and stored once per four products. */
const multiplyByColumns: RowKernel = (a, startA, stepA, b, output, start, inner, columns) => {
  output.fill(0, start, start + columns);
  let k = 0;
  for (; k + 4 <= inner; k += 4) {
    const factor0 = a[startA + k * stepA];
    const factor1 = a[startA + (k + 1) * stepA];
    const factor2 = a[startA + (k + 2) * stepA];
    const factor3 = a[startA + (k + 3) * stepA];
    for (let j = 0, at = k * columns; j < columns; j++, at++) {
      output[start + j] +=
        factor0 * b[at] + factor1 * b[at + columns] + factor2 * b[at + 2 * columns] + factor3 * b[at + 3 * columns];
    }
  }
  for (; k < inner; k++) {
    const factor = a[startA + k * stepA];
    for (let j = 0, at = k * columns; j < columns; j++, at++) output[start + j] += factor * b[at];
  }
};

/** a b, each operand optionally transposed. a [m, k], b [k, n] → [m, n]. */
export function matmul(a: Value, b: Value, options: Partial<MatmulAttributes> = {}): Value {
  return a.tape.emit(matmulOp, [a, b], { transposeA: false, transposeB: false, ...options });
}

/** a Wᵀ over the last axis: a [..., inputs], W [units, inputs] → [..., units]. */
export function linearMap(a: Value, weight: Value): Value {
  const inputs = a.shape[a.shape.length - 1];
  const rows = a.shape.slice(0, -1);
  const flat = reshape(a, [rows.reduce((total, length) => total * length, 1), inputs]);
  return reshape(matmul(flat, weight, { transposeB: true }), [...rows, weight.shape[0]]);
}
