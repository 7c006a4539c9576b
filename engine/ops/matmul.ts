import { reshape } from './reduce.ts';
import { formatShape, type Shape } from './shape.ts';
import type { Op, Value } from './tape.ts';

interface MatmulAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Rows, inner length and columns of the product of two matrices as they are read. */
function dimensions([a, b]: readonly Shape[], { transposeA, transposeB }: MatmulAttributes) {
  const [rows, inner] = transposeA ? [a[1], a[0]] : a;
  const [innerB, columns] = transposeB ? [b[1], b[0]] : b;
  if (a.length !== 2 || b.length !== 2 || inner !== innerB) {
    throw new Error(`matmul: ${formatShape(a)} and ${formatShape(b)} do not multiply`);
  }
  return { rows, inner, columns };
}

/** The product of two matrices, either read as its transpose. Reductions run over k in ascending order, always. */
const matmulOp: Op<MatmulAttributes> = {
  type: 'matmul',
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
  kernel([a, b], output, { inputShapes, attributes }) {
    const { rows, inner, columns } = dimensions(inputShapes, attributes);
    const [rowA, stepA] = attributes.transposeA ? [1, rows] : [inner, 1];
    if (attributes.transposeB) {
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          let total = 0;
          for (let k = 0, atA = i * rowA, atB = j * inner; k < inner; k++, atA += stepA, atB++) total += a[atA] * b[atB];
          output[i * columns + j] = total;
        }
      }
      return;
    }
    output.fill(0);
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < inner; k++) {
        const factor = a[i * rowA + k * stepA];
        for (let j = 0, at = i * columns, atB = k * columns; j < columns; j++, at++, atB++) output[at] += factor * b[atB];
      }
    }
  },
};

/** a b, with either operand transposed on request. a [m, k], b [k, n] → [m, n]. */
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
