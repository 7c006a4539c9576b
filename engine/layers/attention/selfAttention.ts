import { message } from '../../messages/index.ts';
import { add, batchMatmul, linearMap, permute, reshape, scale, softmax, step, sub, type Value, vector } from '../../ops/index.ts';
import { bool, int } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';

/** Added to masked attention scores. */
const HIDDEN = -1e9;

const BY_HEAD = ['head', 'timestep', 'feature'] as const;
const PAIRS = ['head', 'query', 'key'] as const;

/**
 * Multi-head self-attention: softmax(q kᵀ / √d) v with queries q, keys k and values v of each position.
 * in [batch, length, features] = out; query-, key-, valueWeight [heads · keyDim, features], outputWeight [features, heads ·
 * keyDim].
 */
export const selfAttention = defineLayer({
  type: 'selfAttention',
  ui: {
    category: 'attention',
    label: 'Self-attention',
    describe: ({ numHeads, keyDim, causal }) =>
      causal ? message('{{heads}} × {{size}}, causal', { heads: numHeads, size: keyDim }) : `${numHeads} × ${keyDim}`,
  },
  documentation: {
    summary: 'Each timestep attends to all timesteps of the sequence and collects their values.',
    forward:
      '\\begin{aligned} Q, K, V &= a W_Q^\\top,\\ a W_K^\\top,\\ a W_V^\\top \\\\ S &= \\frac{Q K^\\top}{\\sqrt{d}}, \\quad A = \\text{softmax}(S) \\\\ z &= (A V)\\, W_O^\\top \\end{aligned}',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial V} &= A^\\top \\delta\\, W_O, \\quad \\frac{\\partial J}{\\partial A} = \\delta\\, W_O V^\\top \\\\ \\frac{\\partial J}{\\partial S_{tk}} &= A_{tk} \\Big(\\frac{\\partial J}{\\partial A_{tk}} - \\sum_m A_{tm} \\frac{\\partial J}{\\partial A_{tm}}\\Big) \\\\ \\frac{\\partial J}{\\partial Q} &= \\frac{\\partial J}{\\partial S}\\frac{K}{\\sqrt{d}}, \\quad \\frac{\\partial J}{\\partial K} = \\frac{\\partial J}{\\partial S}^{\\top} \\frac{Q}{\\sqrt{d}} \\\\ \\frac{\\partial J}{\\partial a} &= \\frac{\\partial J}{\\partial Q} W_Q + \\frac{\\partial J}{\\partial K} W_K + \\frac{\\partial J}{\\partial V} W_V \\end{aligned}',
    source: 'Vaswani et al., "Attention is all you need" (2017)',
    example: { inputs: { in: [3, 2] }, params: { numHeads: 1, keyDim: 2, useBias: false } },
  },
  params: {
    numHeads: int({ default: 2, min: 1, max: 256, help: 'Number of attention heads.' }),
    keyDim: int({ default: 16, min: 1, max: 4096, help: 'Query and key size per head, d.' }),
    causal: bool({ default: false, help: 'Each position attends only to itself and earlier positions (causal mask).' }),
    useBias: bool({ default: true, help: 'Adds a learnable bias to queries, keys, values and output.', advanced: true }),
    kernelInitializer: initializer('glorotUniform', 'weights'),
    biasInitializer: initializer('zeros', 'biases'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { minRank: 2, maxRank: 2, help: 'Sequences: [length, features].' } },
  inferShape: ({ in: x }) => x,
  weights({ in: [, features] }, { numHeads, keyDim, useBias, kernelInitializer, biasInitializer, ...fields }) {
    const inner = numHeads * keyDim;
    const projection = (name: string, outputs: number, inputs: number) => {
      const fans = { fanIn: inputs, fanOut: outputs };
      return {
        [`${name}Weight`]: kernel({ shape: [outputs, inputs], initializer: kernelInitializer, ...fans }, fields, 0),
        ...(useBias && { [`${name}Bias`]: { shape: [outputs], initializer: biasInitializer, ...fans } }),
      };
    };
    return {
      ...projection('query', inner, features),
      ...projection('key', inner, features),
      ...projection('value', inner, features),
      ...projection('output', features, inner),
    };
  },
  operations: () => 40,
  lower({ in: x }, weights, { numHeads, keyDim, causal }, { name }) {
    const [batch, length] = x.shape;
    const project = (part: string, from: Value): Value => {
      const z = linearMap(from, weights[`${part}Weight`]);
      const bias = weights[`${part}Bias`];
      return bias ? add(z, bias) : z;
    };
    const heads = (part: string, letter: string): Value =>
      name(part, letter, permute(reshape(project(part, x), [batch, length, numHeads, keyDim]), [0, 2, 1, 3]), BY_HEAD);
    const products = batchMatmul(heads('query', 'Q'), heads('key', 'K'), { transposeB: true });
    const scores = name('scores', 'S', scale(products, 1 / Math.sqrt(keyDim)), PAIRS);
    const shares = name('attention', 'A', softmax(causal ? add(scores, causalMask(x, length)) : scores), PAIRS);
    const mixed = name('mixed', 'V^{A}', batchMatmul(shares, heads('value', 'V')), BY_HEAD);
    return project('output', reshape(permute(mixed, [0, 2, 1, 3]), [batch, length, numHeads * keyDim]));
  },
});

/** 0 up to each position, else very small: [length, length]. Computed, because a constant of that size would be too large. */
function causalMask({ tape }: Value, length: number): Value {
  const timesteps = vector(
    tape,
    Array.from({ length }, (_, at) => at),
  );
  const isLater = step(sub(reshape(timesteps, [1, length]), reshape(timesteps, [length, 1])));
  return scale(isLater, HIDDEN);
}
