import { message } from '../../messages/index.ts';
import { concat as concatOp, formatShape } from '../../ops/index.ts';
import { axisField, axisOf } from '../declaration/axis.ts';
import { describeShape, ShapeMismatch } from '../declaration/layer.ts';
import { defineMerge } from './merging.ts';

/** Concatenation along a dimension.  in1 [batch, …, n₁, …], in2 [batch, …, n₂, …] → out [batch, …, n₁ + n₂, …]. */
export const concat = defineMerge({
  type: 'concat',
  label: 'Concatenate',
  describe: (count) => message('{{count}} inputs concatenated', { count }),
  documentation: {
    summary: 'Concatenates its inputs, along the last dimension by default.',
    forward: 'a = (a^{(1)}, a^{(2)}, \\ldots)',
    backward:
      '\\left(\\frac{\\partial J}{\\partial a^{(1)}}, \\frac{\\partial J}{\\partial a^{(2)}}, \\ldots\\right) = \\frac{\\partial J}{\\partial a}',
    example: { inputs: { in1: [2], in2: [3] } },
  },
  params: {
    axis: axisField('The dimension'),
  },
  minRank: 1,
  keepsNumbers: true,
  inferShape(shapes, { axis }) {
    const [first] = shapes;
    const at = axisOf(first, axis);
    shapes.forEach((shape, index) => {
      if (shape.length === first.length && shape.every((length, other) => other === at || length === first[other])) return;
      throw new ShapeMismatch({
        at: { port: `in${index + 1}` },
        expected: message('the shape {{shape}} of the first input in all dimensions except {{axis}}', {
          shape: formatShape(first),
          axis: at,
        }),
        received: describeShape(shape),
      });
    });
    return first.with(
      at,
      shapes.reduce((total, shape) => total + shape[at], 0),
    );
  },
  lower: (values, { axis }) => concatOp(values, 1 + axisOf(values[0].shape.slice(1), axis)),
});
