import { type ConvolutionAttributes, convolutionSizes } from './convolutionSizes.ts';
import { offsetOf, type Shape } from './shape.ts';

/** Where a product of a convolution stands: its element of the images, of the kernel and of the output. */
interface Product {
  readonly image: number;
  readonly weight: number;
  readonly output: number;
}

/** Along one side of the image: which kernel element meets which pixel at which output position. */
interface Meeting {
  readonly pixel: number;
  readonly kernel: number;
  readonly output: number;
}

/** Coordinates that the products of an explanation share; the others run. */
interface Fixed {
  readonly sample?: number;
  readonly row: Partial<Meeting>;
  readonly column: Partial<Meeting>;
  /** Of the image; in the kernel, counted within its group. */
  readonly channel?: number;
  readonly groupChannel?: number;
  readonly filter?: number;
}

/** All meetings along a side that agree with what is fixed. */
function meetings(
  fixed: Partial<Meeting>,
  [length, kernelLength, outLength]: readonly [number, number, number],
  stride: number,
  dilation: number,
): Meeting[] {
  const agrees = (meeting: Meeting) =>
    meeting.pixel < length &&
    (fixed.pixel ?? meeting.pixel) === meeting.pixel &&
    (fixed.kernel ?? meeting.kernel) === meeting.kernel;
  const outputs = fixed.output === undefined ? Array.from({ length: outLength }, (_, output) => output) : [fixed.output];
  return outputs.flatMap((output) =>
    Array.from({ length: kernelLength }, (_, kernel) => ({ pixel: output * stride + kernel * dilation, kernel, output })).filter(
      agrees,
    ),
  );
}

/** The products that enter one element, in the order of the kernels. */
export function productsOf(
  [image, kernel]: readonly [Shape, Shape],
  attributes: ConvolutionAttributes,
  { sample, row, column, channel, groupChannel, filter }: Fixed,
): Product[] {
  const sizes = convolutionSizes(image, kernel, attributes);
  const { strides, dilation, groups } = attributes;
  const output = [sizes.batch, sizes.outHeight, sizes.outWidth, sizes.filters];
  const samples = sample === undefined ? Array.from({ length: sizes.batch }, (_, index) => index) : [sample];
  const rows = meetings(row, [sizes.height, sizes.kernelHeight, sizes.outHeight], strides[0], dilation[0]);
  const columns = meetings(column, [sizes.width, sizes.kernelWidth, sizes.outWidth], strides[1], dilation[1]);
  const groupFilters = sizes.filters / groups;
  const pairs = Array.from({ length: sizes.groupChannels * sizes.filters }, (_, index) => {
    const [within, to] = [Math.floor(index / sizes.filters), index % sizes.filters];
    return { within, filter: to, channel: Math.floor(to / groupFilters) * sizes.groupChannels + within };
  }).filter(
    (pair) =>
      (filter ?? pair.filter) === pair.filter &&
      (channel ?? pair.channel) === pair.channel &&
      (groupChannel ?? pair.within) === pair.within,
  );
  return samples.flatMap((of) =>
    rows.flatMap((y) =>
      columns.flatMap((x) =>
        pairs.map((pair) => ({
          image: offsetOf(image, [of, y.pixel, x.pixel, pair.channel]),
          weight: offsetOf(kernel, [y.kernel, x.kernel, pair.within, pair.filter]),
          output: offsetOf(output, [of, y.output, x.output, pair.filter]),
        })),
      ),
    ),
  );
}
