import { add, convolutionByImage, pad, slice } from '../../ops/index.ts';
import { bool, int, pairOf } from '../../params/index.ts';
import { initializer } from '../declaration/initializers.ts';
import { defineLayer } from '../declaration/layer.ts';
import { KERNEL_FIELDS, kernel } from '../declaration/weightFields.ts';
import { describeFilters, kernelSizeField, paddingField, stridesField } from './window.ts';

/**
 * Transposed convolution: the gradient of a convolution as a layer: z[i s + u, j s + v, f] += W[u, v, f, c]
 * a[i, j, c]. in [batch, height, width, channels] → out [batch, height', width', filters]; weight [height, width, filters,
 * channels].
 */
export const convTranspose2d = defineLayer({
  type: 'convTranspose2d',
  ui: { category: 'convolution', label: 'Transposed conv 2D', describe: (params) => describeFilters(params) },
  documentation: {
    summary: 'Each input pixel adds its kernel pattern to the output, so that images become larger.',
    forward: 'z_{ijf} = \\sum_{u,v,c} W_{uvfc}\\, a_{\\frac{i-u}{s},\\, \\frac{j-v}{s},\\, c} + b_f',
    backward:
      '\\begin{aligned} \\frac{\\partial J}{\\partial W_{uvfc}} &= \\sum_{i,j} \\delta_{is+u,\\, js+v,\\, f}\\, a_{ijc} \\\\ \\frac{\\partial J}{\\partial a_{ijc}} &= \\sum_{u,v,f} \\delta_{is+u,\\, js+v,\\, f}\\, W_{uvfc} \\\\ \\frac{\\partial J}{\\partial b_f} &= \\sum_{i,j} \\delta_{ijf} \\end{aligned}',
    source: 'Zeiler et al., "Deconvolutional networks" (2010)',
    example: { inputs: { in: [2, 2, 1] }, params: { filters: 1, kernelSize: 2, strides: 2 } },
  },
  params: {
    filters: int({ default: 32, min: 1, max: 65_536, help: 'The number of output channels.' }),
    kernelSize: kernelSizeField(),
    strides: stridesField(),
    padding: paddingField(),
    useBias: bool({ default: true, help: 'Adds a learnable bias to each output channel.' }),
    kernelInitializer: initializer('glorotUniform', 'weights'),
    biasInitializer: initializer('zeros', 'biases'),
    ...KERNEL_FIELDS,
  },
  inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
  inferShape({ in: [height, width] }, params) {
    return [outLength(height, 0, params), outLength(width, 1, params), params.filters];
  },
  weights({ in: x }, { filters, kernelSize, useBias, kernelInitializer, biasInitializer, ...fields }) {
    const [height, width] = pairOf(kernelSize);
    const fans = { fanIn: height * width * x[2], fanOut: height * width * filters };
    const dimensions = ['row', 'column', 'filter', 'channel'] as const;
    const shape = [height, width, filters, x[2]];
    const weight = kernel({ shape, dimensions, initializer: kernelInitializer, ...fans }, fields, 2);
    const bias = { shape: [filters], initializer: biasInitializer, ...fans };
    return useBias ? { weight, bias } : { weight };
  },
  lower({ in: x }, { weight, bias }, params) {
    const { kernelSize, strides, filters } = params;
    const [batch, height, width] = x.shape;
    const [kernel, steps] = [pairOf(kernelSize), pairOf(strides)];
    const painted = [height, width].map((length, axis) => (length - 1) * steps[axis] + kernel[axis]);
    const whole = convolutionByImage(x, weight, [batch, ...painted, filters], { strides: steps, dilation: [1, 1], groups: 1 });
    const out = [height, width].map((length, axis) => outLength(length, axis as 0 | 1, params));
    // A larger result is cropped equally on both sides, an odd one at the end; a smaller one is padded with zeros.
    const cut = painted.map((length, axis) => Math.floor(Math.max(length - out[axis], 0) / 2));
    const inside = painted.map((length, axis) => Math.min(length, out[axis]));
    const sliced = slice(whole, [0, ...cut, 0], [batch, ...inside, filters]);
    const z = pad(sliced, [
      [0, 0],
      [0, out[0] - inside[0]],
      [0, out[1] - inside[1]],
      [0, 0],
    ]);
    return bias ? add(z, bias) : z;
  },
});

/** As in Keras: with `same` the length times the stride, else the extent of the kernels. */
function outLength(
  length: number,
  axis: 0 | 1,
  { kernelSize, strides, padding }: Pick<TransposeParams, 'kernelSize' | 'strides' | 'padding'>,
): number {
  const [kernel, step] = [pairOf(kernelSize)[axis], pairOf(strides)[axis]];
  return length * step + (padding === 'same' ? 0 : Math.max(kernel - step, 0));
}

interface TransposeParams {
  readonly kernelSize: Parameters<typeof pairOf>[0];
  readonly strides: Parameters<typeof pairOf>[0];
  readonly padding: 'valid' | 'same';
}
