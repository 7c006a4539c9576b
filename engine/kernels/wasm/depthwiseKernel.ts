import { type FunctionBuilder, i32, type Local, type Statement, type V128, v128, when } from '../../wasm/index.ts';
import type { ConvolutionTask } from './convolutionKernel.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES, storeLanes, VECTOR } from './lanes.ts';
import { loopOver, loopTimes, moveBy } from './pointerLoops.ts';
import { fillZero } from './sliceKernel.ts';
import { vectorContext } from './vectorMath.ts';

const ZERO = v128.lanes([0, 0, 0, 0]);

/** The convolution, or its gradient by the image or the kernel. */
export type DepthwisePart = 'forward' | 'byImage' | 'byKernel';

/** True if each channel has its own single kernel: not a matrix product, but vectorizable over channels. */
export const isDepthwise = ({ sizes, groups }: ConvolutionTask): boolean => sizes.groupChannels === 1 && sizes.filters === groups;

/** Four channels at a time. Threads share the samples or, for the kernel's gradient, the channels. */
export function depthwiseKernel(
  target: KernelTarget,
  part: DepthwisePart,
  task: ConvolutionTask,
  addresses: { readonly image: number; readonly weights: number; readonly windows: number },
): BoundKernel {
  const { batch, channels, outHeight, outWidth, kernelHeight, kernelWidth } = task.sizes;
  const builder = emitOnce(target, `depthwise ${part} ${JSON.stringify(task)}`, (made) =>
    new DepthwiseEmitter(made, target, task)[part](),
  );
  const vectors = Math.ceil(channels / LANES);
  const units = part === 'byKernel' ? vectors : batch;
  const cost = 2 * batch * vectors * outHeight * outWidth * kernelHeight * kernelWidth;
  return callFunction(builder, [addresses.image, addresses.weights, addresses.windows], { units, costPerUnit: cost / units });
}

/** A kernel element: byte offsets of its value and of the pixel it covers. */
interface Tap {
  readonly pixel: number;
  readonly weight: number;
}

class DepthwiseEmitter {
  readonly #builder: FunctionBuilder;
  readonly #hasFma: boolean;
  readonly #task: ConvolutionTask;
  readonly #range: readonly [from: Local<'i32'>, to: Local<'i32'>];
  readonly #image: Local<'i32'>;
  readonly #weights: Local<'i32'>;
  readonly #windows: Local<'i32'>;
  /** Address of the row of windows, and of the window, in the image. */
  readonly #line: Local<'i32'>;
  readonly #corner: Local<'i32'>;

  constructor(builder: FunctionBuilder, { hasFma }: KernelTarget, task: ConvolutionTask) {
    this.#builder = builder;
    this.#hasFma = hasFma;
    this.#task = task;
    const [from, to, image, weights, windows] = builder.parameters(5);
    this.#range = [from, to];
    this.#image = image;
    this.#weights = weights;
    this.#windows = windows;
    [this.#line, this.#corner] = builder.locals('i32', 2);
  }

  forward(): void {
    this.#overSamples([], (image, weight, window, lanes) => {
      const total = this.#builder.local('v128');
      const [first, ...rest] = this.#taps();
      const product = ({ pixel, weight: at }: Tap, sum: V128) =>
        this.#madd(v128.load(image.get, pixel), v128.load(weight.get, at), sum);
      return [
        total.set(product(first, ZERO)),
        ...rest.map((tap) => total.set(product(tap, total.get))),
        ...storeLanes(window.get, total.get, lanes),
      ];
    });
  }

  byImage(): void {
    const { height, width, channels } = this.#task.sizes;
    const clear = fillZero(this.#builder, this.#image, height * width * channels);
    this.#overSamples(clear, (image, weight, window, lanes) => {
      const [gradient, sum] = this.#builder.locals('v128', 2);
      const add = ({ pixel, weight: at }: Tap): Statement[] => [
        sum.set(this.#madd(gradient.get, v128.load(weight.get, at), v128.load(image.get, pixel))),
        ...storeLanes(image.get, sum.get, lanes, pixel),
      ];
      return [gradient.set(v128.load(window.get)), ...this.#taps().flatMap(add)];
    });
  }

  /** One kernel row at a time, so that its sums stay in registers. */
  byKernel(): void {
    const { kernelHeight, kernelWidth } = this.#task.sizes;
    const [from, to] = this.#range;
    const moving = [this.#image, this.#weights, this.#windows].map((pointer) => ({ pointer, stride: VECTOR }));
    const sums = this.#builder.locals('v128', kernelWidth);
    const rows = Array.from({ length: kernelHeight }, (_, row) => this.#taps().slice(row * kernelWidth, (row + 1) * kernelWidth));
    const body = rows.flatMap((taps) => [...this.#sumProducts(taps, sums), ...this.#storeSums(taps, sums)]);
    this.#builder.emit(
      ...moveBy(moving, from.get),
      loopTimes(this.#builder, i32.sub(to.get, from.get), [...moving, { pointer: from, stride: 1 }], body),
    );
  }

  /** Σ x δ over all windows of all samples, for a few kernel elements. */
  #sumProducts(taps: readonly Tap[], sums: readonly Local<'v128'>[]): Statement[] {
    const { batch, outHeight, outWidth, channels } = this.#task.sizes;
    const { lineBytes, stepBytes, imageBytes } = this.#strides();
    const [image, window] = this.#builder.locals('i32', 2);
    const gradient = this.#builder.local('v128');
    const add = taps.map(({ pixel }, index) =>
      sums[index].set(this.#madd(v128.load(this.#corner.get, pixel), gradient.get, sums[index].get)),
    );
    const along = [
      { pointer: this.#corner, stride: stepBytes },
      { pointer: window, stride: channels * BYTES },
    ];
    const columns = loopOver(this.#builder, outWidth, along, [gradient.set(v128.load(window.get)), ...add]);
    const lines = [{ pointer: this.#line, stride: lineBytes }];
    const rows = loopOver(this.#builder, outHeight, lines, [this.#corner.set(this.#line.get), ...columns]);
    const images = [{ pointer: image, stride: imageBytes }];
    return [
      ...sums.map((sum) => sum.set(ZERO)),
      image.set(this.#image.get),
      window.set(this.#windows.get),
      ...loopOver(this.#builder, batch, images, [this.#line.set(image.get), ...rows]),
    ];
  }

  /** The last unit may have fewer channels than a vector. */
  #storeSums(taps: readonly Tap[], sums: readonly Local<'v128'>[]): Statement[] {
    const { channels } = this.#task.sizes;
    const [unit] = this.#range;
    const rest = channels % LANES;
    const write = (lanes: number) =>
      taps.flatMap(({ weight }, index) => storeLanes(this.#weights.get, sums[index].get, lanes, weight));
    if (rest === 0) return write(LANES);
    return [when(i32.eq(unit.get, i32.const(Math.floor(channels / LANES))), write(rest), write(LANES))];
  }

  /** Visits the windows of each sample, four channels at a time. */
  #overSamples(
    before: readonly Statement[],
    visit: (image: Local<'i32'>, weight: Local<'i32'>, window: Local<'i32'>, lanes: number) => Statement[],
  ): void {
    const { channels, outHeight, outWidth } = this.#task.sizes;
    const [from, to] = this.#range;
    const { lineBytes, stepBytes, imageBytes } = this.#strides();
    const windowBytes = channels * BYTES;
    const columns = loopOver(
      this.#builder,
      outWidth,
      [
        { pointer: this.#corner, stride: stepBytes },
        { pointer: this.#windows, stride: windowBytes },
      ],
      this.#overChannels(visit),
    );
    const rows = loopOver(
      this.#builder,
      outHeight,
      [{ pointer: this.#line, stride: lineBytes }],
      [this.#corner.set(this.#line.get), ...columns],
    );
    const images = [{ pointer: this.#image, stride: imageBytes }];
    const start = [...images, { pointer: this.#windows, stride: outHeight * outWidth * windowBytes }];
    this.#builder.emit(
      ...moveBy(start, from.get),
      // The body advances the windows.
      loopTimes(this.#builder, i32.sub(to.get, from.get), images, [...before, this.#line.set(this.#image.get), ...rows]),
    );
  }

  #overChannels(
    visit: (image: Local<'i32'>, weight: Local<'i32'>, window: Local<'i32'>, lanes: number) => Statement[],
  ): Statement[] {
    const { channels } = this.#task.sizes;
    const [image, weight, window] = this.#builder.locals('i32', 3);
    const moving = [image, weight, window].map((pointer) => ({ pointer, stride: VECTOR }));
    const rest = channels % LANES;
    return [
      image.set(this.#corner.get),
      weight.set(this.#weights.get),
      window.set(this.#windows.get),
      ...loopOver(this.#builder, Math.floor(channels / LANES), moving, visit(image, weight, window, LANES)),
      ...(rest === 0 ? [] : visit(image, weight, window, rest)),
    ];
  }

  #strides() {
    const { sizes, strides } = this.#task;
    const rowBytes = sizes.width * sizes.channels * BYTES;
    return {
      lineBytes: strides[0] * rowBytes,
      stepBytes: strides[1] * sizes.channels * BYTES,
      imageBytes: sizes.height * rowBytes,
    };
  }

  #taps(): Tap[] {
    const { sizes, dilation } = this.#task;
    const { width, channels, kernelHeight, kernelWidth } = sizes;
    return Array.from({ length: kernelHeight * kernelWidth }, (_, index) => {
      const [row, column] = [Math.floor(index / kernelWidth), index % kernelWidth];
      const pixel = (row * dilation[0] * width + column * dilation[1]) * channels * BYTES;
      return { pixel, weight: index * channels * BYTES };
    });
  }

  #madd(a: V128, b: V128, c: V128): V128 {
    return vectorContext(this.#builder, [], this.#hasFma).madd(a, b, c);
  }
}
