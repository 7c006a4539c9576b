import { positionOf, type Shape, sizeOf } from './shape.ts';

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

/** The offset of the element of `from` that broadcasts to one element of a tensor of shape `to`. */
export function broadcastOffset(from: Shape, to: Shape, element: number): number {
  const strides = stridesWithin(from, to);
  let offset = 0;
  let rest = element;
  for (let axis = to.length - 1; axis >= 0; axis--) {
    offset += (rest % to[axis]) * strides[axis];
    rest = Math.floor(rest / to[axis]);
  }
  return offset;
}

/** The offsets of the elements of a tensor of shape `to` that one element of `from` broadcasts to, in row-major order. */
export function broadcastTargets(from: Shape, to: Shape, element: number): number[] {
  const position = positionOf(from, element);
  return to.reduce<number[]>(
    (offsets, length, axis) => {
      const own = axis - to.length + from.length;
      const isFixed = own >= 0 && from[own] === length;
      const coordinates = isFixed ? [position[own]] : Array.from({ length }, (_, coordinate) => coordinate);
      return offsets.flatMap((offset) => coordinates.map((coordinate) => offset * length + coordinate));
    },
    [0],
  );
}
