import { element } from './expression.ts';
import { noFlops } from './flops.ts';
import { offsetOf, positionOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly permute: { readonly order: readonly number[] };
  }
}

/** Permutes the dimensions of a tensor. */
const permuteOp: Op<'permute'> = {
  type: 'permute',
  kind: 'whole',
  shape: ([shape], { order }) => order.map((axis) => shape[axis]),
  vjp: ({ gradient, attributes: { order } }) => [
    permute(
      gradient,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ],
  flops: noFlops,
  kernel([x], output, { inputShapes: [shape], outputShape, attributes: { order } }) {
    const strides = order.map((axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
    const position = new Array<number>(outputShape.length).fill(0);
    let from = 0;
    for (let index = 0; index < output.length; index++) {
      output[index] = x[from];
      for (let axis = outputShape.length - 1; axis >= 0; axis--) {
        from += strides[axis];
        if (++position[axis] < outputShape[axis]) break;
        from -= strides[axis] * outputShape[axis];
        position[axis] = 0;
      }
    }
  },
  explain(at, { inputShapes: [shape], outputShape, attributes: { order } }) {
    const position = positionOf(outputShape, at);
    return element(
      0,
      offsetOf(
        shape,
        shape.map((_, axis) => position[order.indexOf(axis)]),
      ),
    );
  },
};

/** @param order the dimension of x at each output dimension; the identity returns x itself */
export function permute(x: Value, order: readonly number[]): Value {
  return order.every((axis, at) => axis === at) ? x : x.tape.emit(permuteOp, [x], { order });
}
