import { exp, mul, sub } from './elementwise.ts';
import { element, functionOf, negativeOf, quotientOf, sumOf } from './expression.ts';
import { sumLastAxis } from './reduce.ts';
import { type Shape, sizeOf } from './shape.ts';
import type { ExplanationSite, Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly softmax: null;
    readonly logSoftmax: null;
  }
}

type RowKernel = (x: Float64Array, output: Float64Array, start: number, end: number) => void;

/** Runs a kernel on each row along the last axis. */
function byRow(rowKernel: RowKernel): Op<'softmax' | 'logSoftmax'>['kernel'] {
  return ([x], output, { inputShapes: [shape] }) => {
    const length = shape[shape.length - 1] ?? 1;
    for (let start = 0; start < x.length; start += length) rowKernel(x, output, start, start + length);
  };
}

/** Five per element: compare with the maximum, shift, exponentiate, add, and divide or shift again. */
function flopsOfRows(_inputs: readonly Shape[], output: Shape): number {
  return 5 * sizeOf(output);
}

function largest(x: Float64Array, start: number, end: number): number {
  let result = Number.NEGATIVE_INFINITY;
  for (let index = start; index < end; index++) if (x[index] > result) result = x[index];
  return result;
}

/** An element less the largest of its row, and Σ e^x of the row so shifted: as the kernels compute it. */
function explainRow(at: number, { inputShapes: [shape], operands: [x] }: Pick<ExplanationSite, 'inputShapes' | 'operands'>) {
  const length = shape[shape.length - 1] ?? 1;
  const start = at - (at % length);
  const row = Array.from({ length }, (_, index) => start + index);
  const most = row.reduce((first, next) => (x[next] > x[first] ? next : first));
  const shift = (index: number) => sumOf([element(0, index), negativeOf(element(0, most))]);
  return { shifted: shift(at), total: sumOf(row.map((index) => functionOf('exp', shift(index)))) };
}

/** e^(x - max) / Σ e^(x - max) along the last axis. */
const softmaxOp: Op<'softmax'> = {
  type: 'softmax',
  kind: 'whole',
  shape: ([x]) => x,
  vjp: ({ output: y, gradient: g }) => [mul(y, sub(g, sumLastAxis(mul(g, y))))],
  flops: flopsOfRows,
  kernel: byRow((x, output, start, end) => {
    const shift = largest(x, start, end);
    let total = 0;
    for (let index = start; index < end; index++) {
      output[index] = Math.exp(x[index] - shift);
      total += output[index];
    }
    for (let index = start; index < end; index++) output[index] /= total;
  }),
  explain(at, site) {
    const { shifted, total } = explainRow(at, site);
    return quotientOf(functionOf('exp', shifted), total);
  },
};

/** x - max - ln Σ e^(x - max) along the last axis: the logarithm never gets a zero. */
const logSoftmaxOp: Op<'logSoftmax'> = {
  type: 'logSoftmax',
  kind: 'whole',
  shape: ([x]) => x,
  vjp: ({ output: y, gradient: g }) => [sub(g, mul(exp(y), sumLastAxis(g)))],
  flops: flopsOfRows,
  kernel: byRow((x, output, start, end) => {
    const shift = largest(x, start, end);
    let total = 0;
    for (let index = start; index < end; index++) total += Math.exp(x[index] - shift);
    const offset = shift + Math.log(total);
    for (let index = start; index < end; index++) output[index] = x[index] - offset;
  }),
  explain(at, site) {
    const { shifted, total } = explainRow(at, site);
    return sumOf([shifted, negativeOf(functionOf('log', total))]);
  },
};

export function softmax(x: Value): Value {
  return x.tape.emit(softmaxOp, [x], null);
}

export function logSoftmax(x: Value): Value {
  return x.tape.emit(logSoftmaxOp, [x], null);
}
