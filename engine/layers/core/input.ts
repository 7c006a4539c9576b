import { shape } from '../../params/index.ts';
import { defineLayer, describeShape } from '../declaration/layer.ts';

/** The data's input to the network.  → out [batch, …shape]. */
export const input = defineLayer({
  type: 'input',
  ui: { category: 'data', label: 'Input', describe: ({ shape }) => describeShape(shape) },
  documentation: {
    summary: 'The features of a sample: the input of the network.',
    forward: 'a^{1} = x',
    backward: '\\frac{\\partial J}{\\partial x} = \\frac{\\partial J}{\\partial a^{1}}',
  },
  params: { shape: shape({ default: [784], help: 'The shape of one sample; the data is reshaped to it.' }) },
  inputs: {},
  inferShape: (_inputs, { shape }) => shape,
  lower: () => {
    throw new Error('input values are bound by the compiler');
  },
});
