import { broadcastOffset, broadcastOffsets, broadcastTargets } from './broadcast.ts';
import { element, sumOf } from './expression.ts';
import { noFlops } from './flops.ts';
import { formatShape, type Shape, sameShape, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly sumTo: { readonly shape: Shape };
  }
  interface MapOps {
    readonly broadcastTo: { readonly shape: Shape };
  }
  interface ViewOps {
    readonly reshape: { readonly shape: Shape };
    readonly identity: null;
  }
}

/** Sums a tensor to a shape that broadcasts to it: the derivative of broadcasting. */
const sumToOp: Op<'sumTo'> = {
  type: 'sumTo',
  kind: 'whole',
  isReduction: true,
  shape: (_inputs, { shape }) => shape,
  vjp: ({ inputs: [x], gradient }) => [broadcastTo(gradient, x.shape)],
  flops: ([from], to) => sizeOf(from) - sizeOf(to),
  kernel([x], output, { inputShapes: [from], outputShape }) {
    output.fill(0);
    if (output.length === 1) {
      let total = 0;
      for (let index = 0; index < x.length; index++) total += x[index];
      output[0] = total;
      return;
    }
    const offsets = broadcastOffsets(outputShape, from);
    for (let index = 0; index < x.length; index++) output[offsets[index]] += x[index];
  },
  explain: (at, { inputShapes: [from], outputShape }) =>
    sumOf(broadcastTargets(outputShape, from, at).map((offset) => element(0, offset))),
};

/** Repeats a tensor along new and singleton axes: the derivative of a sum. */
const broadcastToOp: Op<'broadcastTo'> = {
  type: 'broadcastTo',
  kind: 'map',
  isCheap: true,
  shape: (_inputs, { shape }) => shape,
  vjp: ({ inputs: [x], gradient }) => [sumTo(gradient, x.shape)],
  flops: noFlops,
  kernel([x], output, { inputShapes: [from], outputShape }) {
    if (x.length === 1) {
      output.fill(x[0]);
      return;
    }
    const offsets = broadcastOffsets(from, outputShape);
    for (let index = 0; index < output.length; index++) output[index] = x[offsets[index]];
  },
  explain: (at, { inputShapes: [from], outputShape }) => element(0, broadcastOffset(from, outputShape, at)),
};

export function sumTo(x: Value, shape: Shape): Value {
  return sameShape(x.shape, shape) ? x : x.tape.emit(sumToOp, [x], { shape });
}

export function broadcastTo(x: Value, shape: Shape): Value {
  return sameShape(x.shape, shape) ? x : x.tape.emit(broadcastToOp, [x], { shape });
}

/** The sum of all elements, a scalar. */
export function sum(x: Value): Value {
  return sumTo(x, []);
}

/** The sum along the last axis, kept with length 1. */
export function sumLastAxis(x: Value): Value {
  return sumTo(x, [...x.shape.slice(0, -1), 1]);
}

/** The same elements in the same order, in another shape. */
const reshapeOp: Op<'reshape'> = {
  type: 'reshape',
  kind: 'view',
  shape([from], { shape }) {
    if (sizeOf(from) !== sizeOf(shape)) throw new Error(`cannot reshape ${formatShape(from)} to ${formatShape(shape)}`);
    return shape;
  },
  vjp: ({ inputs: [x], gradient }) => [reshape(gradient, x.shape)],
  flops: noFlops,
  kernel([x], output) {
    output.set(x);
  },
  explain: (at) => element(0, at),
};

export function reshape(x: Value, shape: Shape): Value {
  return sameShape(x.shape, shape) ? x : x.tape.emit(reshapeOp, [x], { shape });
}

/** The same tensor as a separate value, so that its gradient differs from that of its source. */
const identityOp: Op<'identity'> = {
  type: 'identity',
  kind: 'view',
  shape: ([x]) => x,
  vjp: ({ gradient }) => [gradient],
  flops: noFlops,
  kernel([x], output) {
    output.set(x);
  },
  explain: (at) => element(0, at),
};

export function identity(x: Value): Value {
  return x.tape.emit(identityOp, [x], null);
}
