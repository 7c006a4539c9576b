import { message } from '../../messages/index.ts';
import { add, convolution, pad, reshape } from '../../ops/index.ts';
import { bool, int, pairOf } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';
import {
  describeSize,
  describeWindow,
  dilationField,
  kernelSizeField,
  paddingField,
  paddingOf,
  placeWindows,
  stridesField,
} from './window.ts';

/**
 * Convolution of each channel with its own kernels: z[i, j, c m + k] = Σ W[u, v, c, k] a[i s + u d, j s + v d, c] + b[c m + k].
 * in [batch, height, width, channels] → out [batch, height', width', channels m]; weight [height, width, channels, m].
 */
export const depthwiseConv2d = defineLayer({
  type: 'depthwiseConv2d',
  ui: {
    category: 'convolution',
    label: 'Depthwise conv 2D',
    describe: (params) => describeWindow(message('{{size}} per channel', { size: describeSize(params.kernelSize) }), params),
  },
  documentation: {
    summary: 'A convolution that filters each channel separately: few weights and little computation.',
    forward: 'z_{ijc} = \\sum_{u,v} W_{uvc}\\, a_{i+u,\\, j+v,\\, c} + b_c',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial W_{uvc}} &= \\sum_{i,j} \\delta_{ijc}\\, a_{i+u,\\, j+v,\\, c} \\\\ \\frac{\\partial J}{\\partial a_{ijc}} &= \\sum_{u,v} \\delta_{i-u,\\, j-v,\\, c}\\, W_{uvc} \\\\ \\frac{\\partial J}{\\partial b_c} &= \\sum_{i,j} \\delta_{ijc} \\end{aligned}',
    source: 'Sifre and Mallat, "Rigid-motion scattering for texture classification" (2014)',
    example: { inputs: { in: [3, 3, 2] }, params: { kernelSize: 2 } },
  },
  params: {
    kernelSize: kernelSizeField(),
    strides: stridesField(),
    padding: paddingField(),
    depthMultiplier: int({ default: 1, min: 1, max: 1024, help: 'Output channels for each input channel.' }),
    dilationRate: dilationField(),
    useBias: bool({ default: true, help: 'Adds a learnable bias to each output channel.' }),
    depthwiseInitializer: initializer('glorotUniform', 'weights'),
    biasInitializer: initializer('zeros', 'biases'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  inferShape({ in: x }, { kernelSize, depthMultiplier, ...window }) {
    const [rows, columns] = placeWindows(x, { size: kernelSize, ...window }, 'kernelSize');
    return [rows.count, columns.count, x[2] * depthMultiplier];
  },
  weights({ in: x }, { kernelSize, depthMultiplier, useBias, depthwiseInitializer, biasInitializer, ...fields }) {
    const [height, width] = pairOf(kernelSize);
    const fans = { fanIn: height * width, fanOut: height * width * depthMultiplier };
    const dimensions = ['row', 'column', 'channel', 'multiplier'] as const;
    const shape = [height, width, x[2], depthMultiplier];
    const weight = kernel({ shape, dimensions, initializer: depthwiseInitializer, ...fans }, fields, 2, 3);
    const bias = { shape: [x[2] * depthMultiplier], initializer: biasInitializer, ...fans };
    return useBias ? { weight, bias } : { weight };
  },
  lower({ in: x }, { weight, bias }, { kernelSize, strides, dilationRate, padding }) {
    const placements = placeWindows(x.shape.slice(1), { size: kernelSize, strides, dilationRate, padding }, 'kernelSize');
    const [height, width, channels, multiplier] = weight.shape;
    const attributes = { strides: pairOf(strides), dilation: pairOf(dilationRate), groups: channels };
    const grouped = reshape(weight, [height, width, 1, channels * multiplier]);
    const z = convolution(pad(x, paddingOf(placements)), grouped, attributes);
    return bias ? add(z, bias) : z;
  },
});
