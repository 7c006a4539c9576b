import { element, literal } from './expression.ts';
import { noFlops } from './flops.ts';
import { formatShape, offsetOf, positionOf, type Shape, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly pad: { readonly padding: Padding };
    readonly slice: { readonly start: readonly number[]; readonly shape: Shape };
  }
}

/** Number of elements before and after, per dimension. */
export type Padding = readonly (readonly [before: number, after: number])[];

/**
 * Visits each row along the last dimension of a small tensor within a large one, with its start in both.
 * @param offsets position of the small tensor in the large one, per dimension
 */
function visitRows(
  small: Shape,
  large: Shape,
  offsets: readonly number[],
  row: (inSmall: number, inLarge: number) => void,
): void {
  const last = small.length - 1;
  const rows = sizeOf(small.slice(0, last));
  const position = new Array<number>(last).fill(0);
  for (let index = 0; index < rows; index++) {
    let flat = 0;
    for (let axis = 0; axis < last; axis++) flat = flat * large[axis] + position[axis] + offsets[axis];
    row(index * small[last], flat * large[last] + offsets[last]);
    for (let axis = last - 1; axis >= 0 && ++position[axis] === small[axis]; axis--) position[axis] = 0;
  }
}

/** Zero padding. */
const padOp: Op<'pad'> = {
  type: 'pad',
  kind: 'whole',
  shape: ([x], { padding }) => x.map((length, axis) => length + padding[axis][0] + padding[axis][1]),
  vjp: ({ inputs: [x], gradient, attributes: { padding } }) => [
    slice(
      gradient,
      padding.map(([before]) => before),
      x.shape,
    ),
  ],
  flops: noFlops,
  kernel([x], output, { inputShapes: [shape], outputShape, attributes: { padding } }) {
    output.fill(0);
    const offsets = padding.map(([before]) => before);
    const length = shape[shape.length - 1];
    visitRows(shape, outputShape, offsets, (from, to) => output.set(x.subarray(from, from + length), to));
  },
  explain(at, { inputShapes: [shape], outputShape, attributes: { padding } }) {
    const position = positionOf(outputShape, at).map((coordinate, axis) => coordinate - padding[axis][0]);
    const isInside = position.every((coordinate, axis) => coordinate >= 0 && coordinate < shape[axis]);
    return isInside ? element(0, offsetOf(shape, position)) : literal(0);
  },
};

/** A contiguous block of a tensor. */
const sliceOp: Op<'slice'> = {
  type: 'slice',
  kind: 'whole',
  shape([x], { start, shape }) {
    const fits = shape.length === x.length && shape.every((length, axis) => start[axis] + length <= x[axis]);
    if (!fits) throw new Error(`slice: ${formatShape(shape)} from ${formatShape(start)} is not within ${formatShape(x)}`);
    return shape;
  },
  vjp: ({ inputs: [x], gradient, attributes: { start, shape } }) => [
    pad(
      gradient,
      x.shape.map((length, axis) => [start[axis], length - start[axis] - shape[axis]]),
    ),
  ],
  flops: noFlops,
  kernel([x], output, { inputShapes: [from], outputShape, attributes: { start } }) {
    const length = outputShape[outputShape.length - 1];
    visitRows(outputShape, from, start, (to, at) => output.set(x.subarray(at, at + length), to));
  },
  explain(at, { inputShapes: [shape], outputShape, attributes: { start } }) {
    const position = positionOf(outputShape, at).map((coordinate, axis) => coordinate + start[axis]);
    return element(0, offsetOf(shape, position));
  },
};

/** Zero-pads x; returns x itself if the padding is empty. */
export function pad(x: Value, padding: Padding): Value {
  return padding.every(([before, after]) => before === 0 && after === 0) ? x : x.tape.emit(padOp, [x], { padding });
}

/** The block of a shape that begins at `start`; x itself if that is all of it. */
export function slice(x: Value, start: readonly number[], shape: Shape): Value {
  return shape.every((length, axis) => length === x.shape[axis]) ? x : x.tape.emit(sliceOp, [x], { start, shape });
}
