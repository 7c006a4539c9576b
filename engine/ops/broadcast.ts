import { type Shape, sizeOf } from './shape.ts';

/** For each axis of `to`, the stride within a tensor of shape `from` (0 if broadcast). */
function stridesWithin(from: Shape, to: Shape): number[] {
  const strides = new Array<number>(to.length).fill(0);
  let stride = 1;
  for (let axis = from.length - 1; axis >= 0; axis--) {
    if (from[axis] !== 1) strides[axis + to.length - from.length] = stride;
    stride *= from[axis];
  }
  return strides;
}

/**
 * For each element of a tensor of shape `to`, in row-major order, the offset of the element of `from` that broadcasts
 * to it. Linear in the elements of `to`.
 */
export function broadcastOffsets(from: Shape, to: Shape): Uint32Array {
  const strides = stridesWithin(from, to);
  const offsets = new Uint32Array(sizeOf(to));
  const position = new Array<number>(to.length).fill(0);
  let offset = 0;
  for (let element = 0; element < offsets.length; element++) {
    offsets[element] = offset;
    for (let axis = to.length - 1; axis >= 0; axis--) {
      offset += strides[axis];
      if (++position[axis] < to[axis]) break;
      offset -= strides[axis] * to[axis];
      position[axis] = 0;
    }
  }
  return offsets;
}
