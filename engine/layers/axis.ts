import { formatShape, type Shape } from '../ops/index.ts';
import { int } from '../params/index.ts';
import { message } from '../text/index.ts';
import { Misfit } from './layer.ts';

/** A dimension of a sample, from 0 without the batch; -1 is the last. */
export const axisField = (what: string) =>
  int({ default: -1, min: -8, max: 7, help: `${what}, counted from 0 without the batch; -1 is the last.`, advanced: true });

/**
 * The index of a dimension, from 0.
 * @param shape of a sample, with at least one dimension
 * @throws Misfit if the shape has no such dimension
 */
export function axisOf(shape: Shape, axis: number): number {
  const place = axis < 0 ? axis + shape.length : axis;
  if (place >= 0 && place < shape.length) return place;
  throw new Misfit({
    at: { param: 'axis' },
    expected: message('a dimension of {{shape}}: from {{first}} to {{last}}', {
      shape: formatShape(shape),
      first: -shape.length,
      last: shape.length - 1,
    }),
    received: axis,
    suggestion: { nodeOf: 'self', param: 'axis', value: -1 },
  });
}
