import { concat as concatOp, formatShape } from '../../ops/index.ts';
import { int } from '../../params/index.ts';
import { Misfit } from '../layer.ts';
import { defineMerge } from './merging.ts';

/** Its inputs one behind the other along a dimension.  in1 [batch, …, n₁, …], in2 [batch, …, n₂, …] → out [batch, …, n₁ + n₂, …]. */
export const concat = defineMerge({
  type: 'concat',
  label: 'Concatenate',
  describe: (count) => `${count} in a row`,
  documentation: {
    summary: 'Lays its inputs one behind the other, along the last dimension unless told otherwise.',
    forward: 'a = (a^{(1)}, a^{(2)}, \\ldots)',
    backward:
      '\\left(\\frac{\\partial J}{\\partial a^{(1)}}, \\frac{\\partial J}{\\partial a^{(2)}}, \\ldots\\right) = \\frac{\\partial J}{\\partial a}',
  },
  params: {
    axis: int({
      default: -1,
      min: -8,
      max: 7,
      help: 'The dimension, counted from 0 without the batch; -1 is the last.',
      advanced: true,
    }),
  },
  minRank: 1,
  inferShape(shapes, { axis }) {
    const [first] = shapes;
    const at = axis < 0 ? axis + first.length : axis;
    if (at < 0 || at >= first.length) {
      throw new Misfit({
        at: { param: 'axis' },
        expected: `a dimension of ${formatShape(first)}: from ${-first.length} to ${first.length - 1}`,
        received: `${axis}`,
        suggestion: { nodeOf: 'self', param: 'axis', value: -1 },
      });
    }
    shapes.forEach((shape, index) => {
      if (shape.length === first.length && shape.every((length, other) => other === at || length === first[other])) return;
      throw new Misfit({
        at: { port: `in${index + 1}` },
        expected: `the shape ${formatShape(first)} of the first input in all dimensions but number ${at}`,
        received: `shape ${formatShape(shape)}`,
      });
    });
    return first.with(
      at,
      shapes.reduce((total, shape) => total + shape[at], 0),
    );
  },
  lower: (values, { axis }) => concatOp(values, axis < 0 ? axis + values[0].shape.length : axis + 1),
});
