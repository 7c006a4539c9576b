import { productsOf } from './convolutionProducts.ts';
import { type ConvolutionAttributes, type ConvolutionSizes, convolutionSizes } from './convolutionSizes.ts';
import { element, productOf, sumOf } from './expression.ts';
import { positionOf, type Shape } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly convolution: ConvolutionAttributes;
    readonly convolutionByImage: ConvolutionAttributes & { readonly image: Shape };
    readonly convolutionByKernel: ConvolutionAttributes & { readonly kernel: Shape };
  }
}

/** One multiply-add per product, for the result and for a gradient. */
function countFlops({ batch, outHeight, outWidth, kernelHeight, kernelWidth, groupChannels, filters }: ConvolutionSizes): number {
  return 2 * batch * outHeight * outWidth * kernelHeight * kernelWidth * groupChannels * filters;
}

/**
 * Visits each product of a convolution, z[out] = Σ x[in] w[at], in a fixed order. `count` neighbors are visited at once: the
 * filters of a group, which are adjacent in the output and in the kernel.
 */
function visit(
  sizes: ConvolutionSizes,
  { strides, dilation, groups }: ConvolutionAttributes,
  product: (image: number, weight: number, output: number, count: number) => void,
): void {
  const { batch, height, width, channels, kernelHeight, kernelWidth, groupChannels, filters, outHeight, outWidth } = sizes;
  const groupFilters = filters / groups;
  for (let sample = 0; sample < batch; sample++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const out = ((sample * outHeight + row) * outWidth + column) * filters;
        for (let kernelRow = 0; kernelRow < kernelHeight; kernelRow++) {
          const imageRow = sample * height + row * strides[0] + kernelRow * dilation[0];
          for (let kernelColumn = 0; kernelColumn < kernelWidth; kernelColumn++) {
            const pixel = (imageRow * width + column * strides[1] + kernelColumn * dilation[1]) * channels;
            const weights = (kernelRow * kernelWidth + kernelColumn) * groupChannels * filters;
            for (let channel = 0; channel < channels; channel++) {
              const group = Math.floor(channel / groupChannels);
              const weight = weights + (channel - group * groupChannels) * filters + group * groupFilters;
              product(pixel + channel, weight, out + group * groupFilters, groupFilters);
            }
          }
        }
      }
    }
  }
}

/** z [batch, outHeight, outWidth, filters] = Σ x w over kernel positions and group channels. */
const convolutionOp: Op<'convolution'> = {
  type: 'convolution',
  kind: 'whole',
  shape([image, kernel], attributes) {
    const { batch, outHeight, outWidth, filters } = convolutionSizes(image, kernel, attributes);
    return [batch, outHeight, outWidth, filters];
  },
  vjp: ({ inputs: [x, w], gradient, attributes }) => [
    convolutionByImage(gradient, w, x.shape, attributes),
    convolutionByKernel(x, gradient, w.shape, attributes),
  ],
  flops: ([image, kernel], _output, attributes) => countFlops(convolutionSizes(image, kernel, attributes)),
  kernel([x, w], output, { inputShapes: [image, kernel], attributes }) {
    output.fill(0);
    visit(convolutionSizes(image, kernel, attributes), attributes, (at, weight, out, count) => {
      for (let index = 0; index < count; index++) output[out + index] += x[at] * w[weight + index];
    });
  },
  explain(at, { inputShapes: [image, kernel], outputShape, attributes }) {
    const [sample, row, column, filter] = positionOf(outputShape, at);
    const fixed = { sample, row: { output: row }, column: { output: column }, filter };
    const products = productsOf([image, kernel], attributes, fixed);
    return sumOf(products.map(({ image: x, weight }) => productOf(element(1, weight), element(0, x))));
  },
};

/** ∂J/∂x of a convolution from ∂J/∂z and w. Applied forward, it is the transposed convolution. */
const byImageOp: Op<'convolutionByImage'> = {
  type: 'convolutionByImage',
  kind: 'whole',
  shape: (_inputs, { image }) => image,
  vjp: ({ inputs: [g, w], gradient, attributes }) => [
    convolution(gradient, w, attributes),
    convolutionByKernel(gradient, g, w.shape, attributes),
  ],
  flops: ([, kernel], image, attributes) => countFlops(convolutionSizes(image, kernel, attributes)),
  kernel([g, w], output, { inputShapes: [, kernel], outputShape, attributes }) {
    output.fill(0);
    visit(convolutionSizes(outputShape, kernel, attributes), attributes, (at, weight, out, count) => {
      for (let index = 0; index < count; index++) output[at] += g[out + index] * w[weight + index];
    });
  },
  explain(at, { inputShapes: [, kernel], outputShape, attributes }) {
    const [sample, row, column, channel] = positionOf(outputShape, at);
    const fixed = { sample, row: { pixel: row }, column: { pixel: column }, channel };
    const products = productsOf([outputShape, kernel], attributes, fixed);
    return sumOf(products.map(({ output, weight }) => productOf(element(0, output), element(1, weight))));
  },
};

/** ∂J/∂w of a convolution from x and ∂J/∂z. */
const byKernelOp: Op<'convolutionByKernel'> = {
  type: 'convolutionByKernel',
  kind: 'whole',
  shape: (_inputs, { kernel }) => kernel,
  vjp: ({ inputs: [x, g], gradient, attributes }) => [
    convolutionByImage(g, gradient, x.shape, attributes),
    convolution(x, gradient, attributes),
  ],
  flops: ([image], kernel, attributes) => countFlops(convolutionSizes(image, kernel, attributes)),
  kernel([x, g], output, { inputShapes: [image], outputShape, attributes }) {
    output.fill(0);
    visit(convolutionSizes(image, outputShape, attributes), attributes, (at, weight, out, count) => {
      for (let index = 0; index < count; index++) output[weight + index] += x[at] * g[out + index];
    });
  },
  explain(at, { inputShapes: [image], outputShape, attributes }) {
    const [row, column, groupChannel, filter] = positionOf(outputShape, at);
    const fixed = { row: { kernel: row }, column: { kernel: column }, groupChannel, filter };
    const products = productsOf([image, outputShape], attributes, fixed);
    return sumOf(products.map(({ output, image: x }) => productOf(element(1, output), element(0, x))));
  },
};

const only = ({ strides, dilation, groups }: ConvolutionAttributes): ConvolutionAttributes => ({ strides, dilation, groups });

/** x [batch, height, width, channels], w [kernelHeight, kernelWidth, channels / groups, filters] → [batch, …, filters]. */
export function convolution(x: Value, w: Value, attributes: ConvolutionAttributes): Value {
  return x.tape.emit(convolutionOp, [x, w], only(attributes));
}

/** The gradient by an image of the given shape; also the transposed convolution. */
export function convolutionByImage(gradient: Value, w: Value, image: Shape, attributes: ConvolutionAttributes): Value {
  return gradient.tape.emit(byImageOp, [gradient, w], { ...only(attributes), image });
}

/** The gradient by a kernel of the given shape. */
export function convolutionByKernel(x: Value, gradient: Value, kernel: Shape, attributes: ConvolutionAttributes): Value {
  return x.tape.emit(byKernelOp, [x, gradient], { ...only(attributes), kernel });
}
