import { formatShape, type Shape, sizeOf } from './shape.ts';
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
const within = (place: number, stride: number, before: number, size: number, length: number): Pair => {
  const start = place * stride - before;
  return [Math.max(start, 0), Math.min(start + size, length)];
};

/** Visits the element offsets of each window and channel, row by row. */
function visitWindows(
  image: Shape,
  { poolSize, strides, before, outHeight, outWidth }: PoolingAttributes,
  window: (output: number, elements: readonly number[]) => void,
): void {
  const [batch, height, width, channels] = image;
  for (let sample = 0, output = 0; sample < batch; sample++) {
    for (let row = 0; row < outHeight; row++) {
      const [top, bottom] = within(row, strides[0], before[0], poolSize[0], height);
      for (let column = 0; column < outWidth; column++) {
        const [left, right] = within(column, strides[1], before[1], poolSize[1], width);
        for (let channel = 0; channel < channels; channel++, output++) {
          const elements: number[] = [];
          for (let y = top; y < bottom; y++) {
            for (let x = left; x < right; x++) elements.push(((sample * height + y) * width + x) * channels + channel);
          }
          window(output, elements);
        }
      }
    }
  }
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
