import { message } from '../../messages/index.ts';
import { add, convolution, pad, reshape } from '../../ops/index.ts';
import { bool, int } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';
import { checkGroups, describeWindow, paddingField, placeKernels } from './window.ts';

/**
 * Convolution of sequences: z[t, f] = Σ W[u, c, f] a[t s + u d, c] + b[f].
 * in [batch, length, channels] → out [batch, length', filters]; weight [length, channels / groups, filters].
 */
export const conv1d = defineLayer({
  type: 'conv1d',
  ui: {
    category: 'convolution',
    label: 'Conv 1D',
    describe: ({ filters, kernelSize, strides, padding }) =>
      describeWindow(message('{{filters}} of {{size}}', { filters, size: kernelSize }), { strides, padding }),
  },
  documentation: {
    summary: 'Slides small kernels along a sequence: each filter detects one pattern at every position.',
    forward: 'z_{tf} = \\sum_{u,c} W_{ucf}\\, a_{t+u,\\, c} + b_f',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial W_{ucf}} &= \\sum_{t} \\delta_{tf}\\, a_{t+u,\\, c} \\\\ \\frac{\\partial J}{\\partial a_{tc}} &= \\sum_{u,f} \\delta_{t-u,\\, f}\\, W_{ucf} \\\\ \\frac{\\partial J}{\\partial b_f} &= \\sum_{t} \\delta_{tf} \\end{aligned}',
    source: 'Waibel et al., "Phoneme recognition using time-delay neural networks" (1989)',
    example: { inputs: { in: [5, 1] }, params: { filters: 2, kernelSize: 2 } },
  },
  params: {
    filters: int({ default: 32, min: 1, max: 65_536, help: 'The number of kernels, and thus of output channels.' }),
    kernelSize: int({ default: 3, min: 1, help: 'The length of the kernel.' }),
    strides: int({ default: 1, min: 1, help: 'Distance between neighboring positions of the kernel.' }),
    padding: paddingField(),
    dilationRate: int({ default: 1, min: 1, help: 'Distance between neighboring elements of the kernel.', advanced: true }),
    groups: int({
      default: 1,
      min: 1,
      help: 'Number of groups that the channels are split into, each with its own filters.',
      advanced: true,
    }),
    useBias: bool({ default: true, help: 'Adds a learnable bias to each output channel.' }),
    kernelInitializer: initializer('glorotUniform', 'weights'),
    biasInitializer: initializer('zeros', 'biases'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { minRank: 2, maxRank: 2, help: 'Sequences: [length, channels].' } },
  inferShape({ in: [length, channels] }, params) {
    checkGroups(channels, params.filters, params.groups);
    return [placeKernels(length, params).count, params.filters];
  },
  weights({ in: x }, { filters, kernelSize, groups, useBias, kernelInitializer, biasInitializer, ...fields }) {
    const channels = x[1] / groups;
    const fans = { fanIn: kernelSize * channels, fanOut: (kernelSize * filters) / groups };
    const dimensions = ['column', 'channel', 'filter'] as const;
    const weight = kernel(
      { shape: [kernelSize, channels, filters], dimensions, initializer: kernelInitializer, ...fans },
      fields,
      2,
    );
    const bias = { shape: [filters], initializer: biasInitializer, ...fans };
    return useBias ? { weight, bias } : { weight };
  },
  lower({ in: x }, { weight, bias }, params) {
    const [batch, length, channels] = x.shape;
    const { before, after } = placeKernels(length, params);
    const padded = pad(x, [
      [0, 0],
      [before, after],
      [0, 0],
    ]);
    // A sequence is a one-row image.
    const image = reshape(padded, [batch, 1, before + length + after, channels]);
    const { strides, dilationRate, groups } = params;
    const attributes = { strides: [1, strides], dilation: [1, dilationRate], groups } as const;
    const z = convolution(image, reshape(weight, [1, ...weight.shape]), attributes);
    const row = reshape(z, [batch, z.shape[2], z.shape[3]]);
    return bias ? add(row, bias) : row;
  },
});
