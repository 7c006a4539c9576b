import { message } from '../../messages/index.ts';
import { gatherRows } from '../../ops/index.ts';
import { int } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';

/**
 * Looks up a trained row per index: a = W[x].  in [batch, …] integers → out [batch, …, outputDim]; weight [inputDim, outputDim].
 */
export const embedding = defineLayer({
  type: 'embedding',
  ui: {
    category: 'core',
    label: 'Embedding',
    describe: ({ inputDim, outputDim }) => message('{{rows}} rows of {{length}}', { rows: inputDim, length: outputDim }),
  },
  documentation: {
    summary: 'Maps each index (of a class, word or token) to a learned vector.',
    forward: 'a_{tj} = W_{x_t j}',
    backward: '\\frac{\\partial J}{\\partial W_{kj}} = \\sum_{t:\\, x_t = k} \\frac{\\partial J}{\\partial a_{tj}}',
    source: 'Bengio et al., "A neural probabilistic language model" (2003)',
    symbols: { in: 'x', output: 'a' },
    example: { inputs: { in: [3] }, params: { inputDim: 4, outputDim: 2 }, numbers: { in: [2, 0, 2] } },
  },
  params: {
    inputDim: int({ default: 1000, min: 1, max: 10_000_000, help: 'Number of rows: the largest index plus one.' }),
    outputDim: int({ default: 16, min: 1, max: 65_536, help: 'The length of a row.' }),
    embeddingsInitializer: initializer('uniform', 'rows'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { indices: 'inputDim', help: 'Whole numbers from 0.' } },
  inferShape: ({ in: x }, { outputDim }) => [...x, outputDim],
  weights(_inputs, { inputDim, outputDim, embeddingsInitializer, ...fields }) {
    const fans = { fanIn: inputDim, fanOut: outputDim };
    return { weight: kernel({ shape: [inputDim, outputDim], initializer: embeddingsInitializer, ...fans }, fields, 0) };
  },
  lower: ({ in: x }, { weight }) => gatherRows(weight, x),
});
