import { type Shape, sizeOf } from '../../ops/index.ts';

/** Loops over the elements of a tensor, with each operand's stride in elements per loop. */
export interface LoopNest {
  /** Iterations of each loop, outermost first; at least one loop. */
  readonly lengths: readonly number[];
  /** For each operand, its stride in each loop: 0 if broadcast. */
  readonly strides: readonly (readonly number[])[];
}

/**
 * The fewest loops that visit a shape in row-major order with broadcast operands: neighboring dimensions that every operand
 * traverses with one stride are merged.
 */
export function collapseLoops(space: Shape, operands: readonly Shape[]): LoopNest {
  const all = operands.map((shape) => stridesWithin(shape, space));
  const lengths: number[] = [];
  const strides: number[][] = operands.map(() => []);
  for (let axis = 0; axis < space.length; axis++) {
    if (space[axis] === 1) continue;
    const last = lengths.length - 1;
    const continues = last >= 0 && all.every((own, index) => strides[index][last] === own[axis] * space[axis]);
    if (continues) {
      lengths[last] *= space[axis];
      all.forEach((own, index) => {
        strides[index][last] = own[axis];
      });
    } else {
      lengths.push(space[axis]);
      all.forEach((own, index) => {
        strides[index].push(own[axis]);
      });
    }
  }
  if (lengths.length > 0) return { lengths, strides };
  return { lengths: [1], strides: operands.map((shape) => [sizeOf(shape) === 1 ? 0 : 1]) };
}

/** For each axis of `space`, the stride within a tensor that broadcasts to it. */
function stridesWithin(shape: Shape, space: Shape): number[] {
  const strides = new Array<number>(space.length).fill(0);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const at = axis + space.length - shape.length;
    if (shape[axis] !== 1 && at >= 0) strides[at] = stride;
    stride *= shape[axis];
  }
  return strides;
}
