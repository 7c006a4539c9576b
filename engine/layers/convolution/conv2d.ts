import { add, convolution, pad } from '../../ops/index.ts';
import { bool, int, pairOf } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';
import {
  checkGroups,
  describeFilters,
  dilationField,
  kernelSizeField,
  paddingField,
  paddingOf,
  placeWindows,
  stridesField,
} from './window.ts';

/**
 * Convolution of images: z[i, j, f] = Σ W[u, v, c, f] a[i s + u d, j s + v d, c] + b[f].
 * in [batch, height, width, channels] → out [batch, height', width', filters]; weight [height, width, channels / groups, filters].
 */
export const conv2d = defineLayer({
  type: 'conv2d',
  ui: { category: 'convolution', label: 'Conv 2D', describe: (params) => describeFilters(params) },
  documentation: {
    summary: 'Slides small kernels over an image: each filter detects one pattern at every position.',
    forward: 'z_{ijf} = \\sum_{u,v,c} W_{uvcf}\\, a_{i+u,\\, j+v,\\, c} + b_f',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial W_{uvcf}} &= \\sum_{i,j} \\delta_{ijf}\\, a_{i+u,\\, j+v,\\, c} \\\\ \\frac{\\partial J}{\\partial a_{ijc}} &= \\sum_{u,v,f} \\delta_{i-u,\\, j-v,\\, f}\\, W_{uvcf} \\\\ \\frac{\\partial J}{\\partial b_f} &= \\sum_{i,j} \\delta_{ijf} \\end{aligned}',
    source: 'LeCun et al., "Backpropagation applied to handwritten zip code recognition" (1989)',
    example: { inputs: { in: [3, 3, 1] }, params: { filters: 1, kernelSize: 2 } },
  },
  params: {
    filters: int({ default: 32, min: 1, max: 65_536, help: 'The number of kernels, and thus of output channels.' }),
    kernelSize: kernelSizeField(),
    strides: stridesField(),
    padding: paddingField(),
    dilationRate: dilationField(),
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
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  inferShape({ in: x }, { filters, kernelSize, groups, ...window }) {
    checkGroups(x[2], filters, groups);
    const [rows, columns] = placeWindows(x, { size: kernelSize, ...window }, 'kernelSize');
    return [rows.count, columns.count, filters];
  },
  weights({ in: x }, { filters, kernelSize, groups, useBias, kernelInitializer, biasInitializer, ...fields }) {
    const [height, width] = pairOf(kernelSize);
    const channels = x[2] / groups;
    const fans = { fanIn: height * width * channels, fanOut: (height * width * filters) / groups };
    const dimensions = ['row', 'column', 'channel', 'filter'] as const;
    const shape = [height, width, channels, filters];
    const weight = kernel({ shape, dimensions, initializer: kernelInitializer, ...fans }, fields, 3);
    const bias = { shape: [filters], initializer: biasInitializer, ...fans };
    return useBias ? { weight, bias } : { weight };
  },
  lower({ in: x }, { weight, bias }, { kernelSize, strides, dilationRate, groups, padding }) {
    const placements = placeWindows(x.shape.slice(1), { size: kernelSize, strides, dilationRate, padding }, 'kernelSize');
    const attributes = { strides: pairOf(strides), dilation: pairOf(dilationRate), groups };
    const z = convolution(pad(x, paddingOf(placements)), weight, attributes);
    return bias ? add(z, bias) : z;
  },
});
