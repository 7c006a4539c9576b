import { formatShape, type Shape } from './shape.ts';

type Pair = readonly [number, number];

/** Geometry of a convolution. Without padding: a separate operation pads the image. */
export interface ConvolutionAttributes {
  /** Rows and columns between kernel positions. */
  readonly strides: Pair;
  /** Rows and columns between kernel elements. */
  readonly dilation: Pair;
  /** Number of channel groups, each with its own filters. */
  readonly groups: number;
}

/** The sizes of a convolution: images [batch, height, width, channels], kernel [height, width, channels / groups, filters]. */
export interface ConvolutionSizes {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly groupChannels: number;
  readonly filters: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

export function convolutionSizes(image: Shape, kernel: Shape, attributes: ConvolutionAttributes): ConvolutionSizes {
  const [batch, height, width, channels] = image;
  const [kernelHeight, kernelWidth, groupChannels, filters] = kernel;
  const { strides, dilation, groups } = attributes;
  const outHeight = positions(height, kernelHeight, strides[0], dilation[0]);
  const outWidth = positions(width, kernelWidth, strides[1], dilation[1]);
  if (groupChannels * groups !== channels || filters % groups !== 0 || outHeight < 1 || outWidth < 1) {
    throw new Error(`convolution: a kernel ${formatShape(kernel)} does not fit images ${formatShape(image)}`);
  }
  return { batch, height, width, channels, kernelHeight, kernelWidth, groupChannels, filters, outHeight, outWidth };
}

/** Number of kernel positions along a side. */
export function positions(length: number, kernel: number, stride: number, dilation: number): number {
  return Math.floor((length - (kernel - 1) * dilation - 1) / stride) + 1;
}
