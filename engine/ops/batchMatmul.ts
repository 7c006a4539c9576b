import { element, substitute } from './expression.ts';
import { type MatmulAttributes, matmulOp } from './matmul.ts';
import { formatShape, type Shape, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly batchMatmul: MatmulAttributes;
  }
}

/** The batch dimensions and the matrix dimensions of a shape. */
function splitBatch(shape: Shape): [batch: Shape, matrix: Shape] {
  return [shape.slice(0, -2), shape.slice(-2)];
}

/** Pairwise products of two batches of matrices, each optionally transposed. */
const batchMatmulOp: Op<'batchMatmul'> = {
  type: 'batchMatmul',
  kind: 'whole',
  shape([a, b], attributes) {
    const [batchA, matrixA] = splitBatch(a);
    const [batchB, matrixB] = splitBatch(b);
    if (batchA.join() !== batchB.join()) throw new Error(`batchMatmul: ${formatShape(a)} and ${formatShape(b)} are no pairs`);
    return [...batchA, ...matmulOp.shape([matrixA, matrixB], attributes)];
  },
  vjp({ inputs: [a, b], gradient: g, attributes: { transposeA, transposeB } }) {
    const gradientA = transposeA
      ? batchMatmul(b, g, { transposeA: transposeB, transposeB: true })
      : batchMatmul(g, b, { transposeB: !transposeB });
    const gradientB = transposeB
      ? batchMatmul(g, a, { transposeA: true, transposeB: transposeA })
      : batchMatmul(a, g, { transposeA: !transposeA });
    return [gradientA, gradientB];
  },
  flops([a, b], output, attributes) {
    const matrices = [a, b].map((shape) => splitBatch(shape)[1]);
    const [pairs, product] = splitBatch(output);
    return sizeOf(pairs) * matmulOp.flops(matrices, product, attributes);
  },
  kernel([a, b], output, site) {
    const inputShapes = site.inputShapes.map((shape) => splitBatch(shape)[1]);
    const [batch, outputShape] = splitBatch(site.outputShape);
    const sizes = [...inputShapes, outputShape].map(sizeOf);
    for (let pair = 0; pair < sizeOf(batch); pair++) {
      const [partA, partB, part] = [a, b, output].map((all, index) =>
        all.subarray(pair * sizes[index], (pair + 1) * sizes[index]),
      );
      matmulOp.kernel([partA, partB], part, { ...site, inputShapes, outputShape });
    }
  },
  explain(at, site) {
    const inputShapes = site.inputShapes.map((shape) => splitBatch(shape)[1]);
    const [, outputShape] = splitBatch(site.outputShape);
    const pair = Math.floor(at / sizeOf(outputShape));
    const product = matmulOp.explain(at % sizeOf(outputShape), { ...site, inputShapes, outputShape });
    return substitute(product, ({ input, at: within }) => element(input, pair * sizeOf(inputShapes[input]) + within));
  },
};

/** a b for each pair, each operand optionally transposed. a [..., m, k], b [..., k, n] → [..., m, n]. */
export function batchMatmul(a: Value, b: Value, options: Partial<MatmulAttributes> = {}): Value {
  return a.tape.emit(batchMatmulOp, [a, b], { transposeA: false, transposeB: false, ...options });
}
