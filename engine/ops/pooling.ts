import { element, literal, quotientOf, sumOf } from './expression.ts';
import { formatShape, offsetOf, positionOf, type Shape, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly maxPool: PoolingAttributes;
    readonly maxPoolGradient: PoolingAttributes;
    readonly averagePool: PoolingAttributes;
    readonly averagePoolGradient: PoolingAttributes & { readonly image: Shape };
  }
}

type Pair = readonly [number, number];

/** Windows over an image [batch, height, width, channels]. Positions outside the image are ignored. */
export interface PoolingAttributes {
  readonly poolSize: Pair;
  readonly strides: Pair;
  /** Rows above and columns left of the image at which the first windows begin. */
  readonly before: Pair;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** Calls with the first and last (exclusive) row or column of a window within the image. */
const within = (output: number, stride: number, before: number, size: number, length: number): Pair => {
  const start = output * stride - before;
  return [Math.max(start, 0), Math.min(start + size, length)];
};

/** The offsets of the elements of the window of an output, row by row. */
function windowOf(image: Shape, { poolSize, strides, before, outHeight, outWidth }: PoolingAttributes, output: number): number[] {
  const [batch, height, width, channels] = image;
  const [sample, row, column, channel] = positionOf([batch, outHeight, outWidth, channels], output);
  const [top, bottom] = within(row, strides[0], before[0], poolSize[0], height);
  const [left, right] = within(column, strides[1], before[1], poolSize[1], width);
  const elements: number[] = [];
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) elements.push(offsetOf(image, [sample, y, x, channel]));
  return elements;
}

/** Visits the element offsets of each window and channel. */
function visitWindows(
  image: Shape,
  attributes: PoolingAttributes,
  visit: (output: number, elements: readonly number[]) => void,
): void {
  const outputs = sizeOf(outputShape(image, attributes));
  for (let output = 0; output < outputs; output++) visit(output, windowOf(image, attributes, output));
}

/** The outputs whose windows hold an element of the image, with the elements of each. */
function windowsWith(image: Shape, attributes: PoolingAttributes, at: number): { output: number; elements: number[] }[] {
  const { strides, before, poolSize, outHeight, outWidth } = attributes;
  const [sample, y, x, channel] = positionOf(image, at);
  const covering = (pixel: number, axis: 0 | 1, count: number) =>
    Array.from({ length: count }, (_, place) => place).filter((place) => {
      const start = place * strides[axis] - before[axis];
      return start <= pixel && pixel < start + poolSize[axis];
    });
  return covering(y, 0, outHeight).flatMap((row) =>
    covering(x, 1, outWidth).map((column) => {
      const output = offsetOf(outputShape(image, attributes), [sample, row, column, channel]);
      return { output, elements: windowOf(image, attributes, output) };
    }),
  );
}

/** One per window element, as if no window overlapped the edge: comparisons, or additions and a division. */
function countFlops(windows: Shape, [height, width]: Pair): number {
  return sizeOf(windows) * height * width;
}

const outputShape = ([batch, , , channels]: Shape, { outHeight, outWidth }: PoolingAttributes): Shape => [
  batch,
  outHeight,
  outWidth,
  channels,
];

/** The maximum of each window. */
const maxPoolOp: Op<'maxPool'> = {
  type: 'maxPool',
  kind: 'whole',
  shape: ([image], attributes) => outputShape(image, attributes),
  vjp: ({ inputs: [x], output, gradient, attributes }) => [x.tape.emit(maxPoolGradientOp, [x, output, gradient], attributes)],
  flops: (_inputs, windows, { poolSize }) => countFlops(windows, poolSize),
  kernel([x], output, { inputShapes: [image], attributes }) {
    visitWindows(image, attributes, (at, elements) => {
      output[at] = elements.reduce((most, element) => Math.max(most, x[element]), Number.NEGATIVE_INFINITY);
    });
  },
  explain: (at, { inputShapes: [image], attributes }) => ({
    kind: 'maximum',
    of: windowOf(image, attributes, at).map((pixel) => element(0, pixel)),
  }),
};

/** Routes gradients to the first maximum of each window; inputs: x, the maxima and their gradients. */
const maxPoolGradientOp: Op<'maxPoolGradient'> = {
  type: 'maxPoolGradient',
  kind: 'whole',
  shape: ([image]) => image,
  vjp: () => [null, null, null],
  flops: ([, windows], _output, { poolSize }) => countFlops(windows, poolSize),
  kernel([x, y, g], output, { inputShapes: [image], attributes }) {
    output.fill(0);
    visitWindows(image, attributes, (at, elements) => {
      const first = elements.find((element) => x[element] === y[at]);
      if (first !== undefined) output[first] += g[at];
    });
  },
  explain(at, { inputShapes: [image], operands: [x, y], attributes }) {
    const won = windowsWith(image, attributes, at).filter(
      ({ output, elements }) => elements.find((pixel) => x[pixel] === y[output]) === at,
    );
    return won.length === 0 ? literal(0) : sumOf(won.map(({ output }) => element(2, output)));
  },
};

/** The mean of each window. */
const averagePoolOp: Op<'averagePool'> = {
  type: 'averagePool',
  kind: 'whole',
  shape: ([image], attributes) => outputShape(image, attributes),
  vjp: ({ inputs: [x], gradient, attributes }) => [
    x.tape.emit(averagePoolGradientOp, [gradient], { ...attributes, image: x.shape }),
  ],
  flops: (_inputs, windows, { poolSize }) => countFlops(windows, poolSize),
  kernel([x], output, { inputShapes: [image], attributes }) {
    visitWindows(image, attributes, (at, elements) => {
      output[at] = elements.reduce((total, element) => total + x[element], 0) / elements.length;
    });
  },
  explain(at, { inputShapes: [image], attributes }) {
    const window = windowOf(image, attributes, at);
    return quotientOf(sumOf(window.map((pixel) => element(0, pixel))), literal(window.length));
  },
};

/** Distributes the gradient of each mean equally. */
const averagePoolGradientOp: Op<'averagePoolGradient'> = {
  type: 'averagePoolGradient',
  kind: 'whole',
  shape: (_inputs, { image }) => image,
  vjp: () => [null],
  flops: ([windows], _output, { poolSize }) => countFlops(windows, poolSize),
  kernel([g], output, { attributes }) {
    output.fill(0);
    visitWindows(attributes.image, attributes, (at, elements) => {
      for (const element of elements) output[element] += g[at] / elements.length;
    });
  },
  explain(at, { attributes }) {
    const windows = windowsWith(attributes.image, attributes, at);
    if (windows.length === 0) return literal(0);
    return sumOf(windows.map(({ output, elements }) => quotientOf(element(0, output), literal(elements.length))));
  },
};

/** Rejects empty windows. */
function checkWindows(
  { shape: [, height, width] }: Value,
  { poolSize, strides, before, outHeight, outWidth }: PoolingAttributes,
) {
  const fits = (length: number, axis: 0 | 1, count: number) =>
    count >= 1 && before[axis] < poolSize[axis] && (count - 1) * strides[axis] - before[axis] < length;
  if (fits(height, 0, outHeight) && fits(width, 1, outWidth)) return;
  throw new Error(`pooling: windows ${formatShape(poolSize)} do not fit images of ${height} × ${width}`);
}

export function maxPool(x: Value, attributes: PoolingAttributes): Value {
  checkWindows(x, attributes);
  return x.tape.emit(maxPoolOp, [x], attributes);
}

export function averagePool(x: Value, attributes: PoolingAttributes): Value {
  checkWindows(x, attributes);
  return x.tape.emit(averagePoolOp, [x], attributes);
}
