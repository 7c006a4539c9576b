import { formatShape, reshape as reshapeOp, sizeOf } from '../../ops/index.ts';
import { shape } from '../../params/index.ts';
import { defineLayer, Misfit } from '../layer.ts';

/** The same numbers in another shape.  in [batch, …] → out [batch, …targetShape]. */
export const reshape = defineLayer({
  type: 'reshape',
  ui: {
    category: 'core',
    label: 'Reshape',
    icon: 'reshape',
    describe: ({ targetShape }) => (targetShape.length > 0 ? `to ${targetShape.join(' × ')}` : 'to a scalar'),
  },
  documentation: {
    summary: 'Gives the numbers of a sample another shape, in the same order.',
    forward: 'a^{l+1}_{(i_1 \\ldots i_m)} = a^{l}_{(i_1 \\ldots i_n)}',
    backward: '\\delta^{l}_{(i_1 \\ldots i_n)} = \\delta^{l+1}_{(i_1 \\ldots i_m)}',
  },
  params: { targetShape: shape({ default: [1], help: 'The shape of one sample behind the layer.' }) },
  inputs: { in: { help: 'Any tensor.' } },
  inferShape({ in: x }, { targetShape }) {
    if (sizeOf(x) === sizeOf(targetShape)) return targetShape;
    throw new Misfit({
      at: { param: 'targetShape' },
      expected: `a shape of ${sizeOf(x)} numbers, as ${formatShape(x)} has`,
      received: `${formatShape(targetShape)} with ${sizeOf(targetShape)}`,
      suggestion: { nodeOf: 'self', param: 'targetShape', value: [sizeOf(x)] },
    });
  },
  lower: ({ in: x }, _weights, { targetShape }) => reshapeOp(x, [x.shape[0], ...targetShape]),
});
