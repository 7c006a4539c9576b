import { broadcastOffsets } from './broadcast.ts';
import { type Shape, sameShape, sizeOf } from './shape.ts';

export type BinaryType = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';

/** Takes an element of each operand for each one of the result. */
type BinaryLoop = (a: Float64Array, b: Float64Array, result: Float64Array) => void;

/** Written out: a loop shared by all types, which calls a function for each element, takes several times as long. */
export const BINARY_LOOPS: Readonly<Record<BinaryType, BinaryLoop>> = {
  add(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = a[at] + b[at];
  },
  sub(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = a[at] - b[at];
  },
  mul(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = a[at] * b[at];
  },
  div(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = a[at] / b[at];
  },
  maximum(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = Math.max(a[at], b[at]);
  },
  minimum(a, b, result) {
    for (let at = 0; at < result.length; at++) result[at] = Math.min(a[at], b[at]);
  },
};

/** An operand of some shape, broadcast to the shape of the result. */
export function broadcast(operand: Float64Array, from: Shape, to: Shape): Float64Array {
  const size = sizeOf(to);
  if (operand.length === size) return operand;
  const result = new Float64Array(size);
  if (operand.length === 1) return result.fill(operand[0]);
  if (sameShape(from, to.slice(to.length - from.length))) {
    for (let at = 0; at < size; at += operand.length) result.set(operand, at);
    return result;
  }
  const offsets = broadcastOffsets(from, to);
  for (let at = 0; at < size; at++) result[at] = operand[offsets[at]];
  return result;
}
