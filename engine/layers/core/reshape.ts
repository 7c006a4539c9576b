import { message } from '../../messages/index.ts';
import { formatShape, reshape as reshapeOp, type Shape, sizeOf } from '../../ops/index.ts';
import { shape } from '../../params/index.ts';
import { defineLayer, ShapeMismatch } from '../declaration/layer.ts';

/** The same elements in another shape.  in [batch, …] → out [batch, …targetShape]. */
export const reshape = defineLayer({
  type: 'reshape',
  ui: {
    category: 'core',
    label: 'Reshape',
    describe: ({ targetShape }) =>
      targetShape.length > 0 ? message('to {{shape}}', { shape: targetShape.join(' × ') }) : message('to a scalar'),
  },
  documentation: {
    summary: 'Changes the shape of a sample; the order of the values stays the same.',
    forward: 'a^{l+1}_{(i_1 \\ldots i_m)} = a^{l}_{(i_1 \\ldots i_n)}',
    backward:
      '\\frac{\\partial J}{\\partial a^{l}_{(i_1 \\ldots i_n)}} = \\frac{\\partial J}{\\partial a^{l+1}_{(i_1 \\ldots i_m)}}',
    example: { inputs: { in: [6] }, params: { targetShape: [2, -1] } },
  },
  params: {
    targetShape: shape({
      default: [-1],
      mayBeOpen: true,
      help: 'The shape of one output sample; one length may be -1 and is computed from the others.',
    }),
  },
  inputs: { in: { help: 'Any tensor.' } },
  keepsNumbers: true,
  inferShape({ in: x }, { targetShape }) {
    const wanted = closed(targetShape, sizeOf(x));
    if (sizeOf(x) === sizeOf(wanted)) return wanted;
    throw new ShapeMismatch({
      at: { param: 'targetShape' },
      expected: message('a shape with {{count}} values, like {{shape}}', { count: sizeOf(x), shape: formatShape(x) }),
      received: message('{{shape}} with {{count}}', { shape: formatShape(targetShape), count: sizeOf(wanted) }),
      suggestion: { nodeOf: 'self', param: 'targetShape', value: [sizeOf(x)] },
    });
  },
  lower: ({ in: x }, _weights, { targetShape }) => {
    const [batch, ...sample] = x.shape;
    return reshapeOp(x, [batch, ...closed(targetShape, sizeOf(sample))]);
  },
});

/** Fills in a shape's open length: the largest that does not exceed a size, at least 1. */
function closed(shape: Shape, size: number): Shape {
  const known = sizeOf(shape.filter((length) => length !== -1));
  return shape.map((length) => (length === -1 ? Math.max(1, Math.floor(size / known)) : length));
}
