import type { PoolingAttributes, Shape } from '../../ops/index.ts';
import {
  type FunctionBuilder,
  f32,
  f32x4,
  type I32,
  i32,
  type Local,
  type Statement,
  type V128,
  v128,
} from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, FIRST_LANES, LANES, storeLanes } from './lanes.ts';
import { loopUnits } from './pointerLoops.ts';
import { fillZero } from './sliceKernel.ts';

export type PoolingKind = 'maxPool' | 'averagePool' | 'maxPoolGradient' | 'averagePoolGradient';

export interface PoolingTask extends PoolingAttributes {
  readonly kind: PoolingKind;
  /** [batch, height, width, channels]. */
  readonly image: Shape;
}

/**
 * Pools the windows of each sample, four channels at a time.
 * @param addresses of the inputs in the operation's order, then of the output
 */
export function poolingKernel(target: KernelTarget, task: PoolingTask, addresses: readonly number[]): BoundKernel {
  const { image, poolSize, outHeight, outWidth } = task;
  const key = `pooling ${JSON.stringify({ ...task, image: image.slice(1) })}`;
  const builder = emitOnce(target, key, (made) => new PoolingEmitter(made, task, addresses.length).emit());
  return callFunction(builder, addresses, {
    units: image[0],
    costPerUnit: outHeight * outWidth * Math.ceil(image[3] / LANES) * poolSize[0] * poolSize[1] * 3,
  });
}

class PoolingEmitter {
  readonly #builder: FunctionBuilder;
  readonly #task: PoolingTask;
  readonly #from: Local<'i32'>;
  readonly #to: Local<'i32'>;
  readonly #operands: readonly Local<'i32'>[];
  /** Edges of the current window within the image, and counters over it. */
  readonly #window: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'y' | 'x', Local<'i32'>>>;
  /** Byte offset of the current window in a tensor of windows. */
  readonly #channelOffset: Local<'i32'>;

  constructor(builder: FunctionBuilder, task: PoolingTask, operands: number) {
    this.#builder = builder;
    this.#task = task;
    this.#from = builder.parameter('i32');
    this.#to = builder.parameter('i32');
    this.#operands = builder.parameters(operands);
    const local = () => builder.local('i32');
    this.#window = { top: local(), bottom: local(), left: local(), right: local(), y: local(), x: local() };
    this.#channelOffset = local();
  }

  emit(): void {
    const { kind, image, outHeight, outWidth } = this.#task;
    const [, height, width, channels] = image;
    const imageBytes = height * width * channels * BYTES;
    const windowBytes = outHeight * outWidth * channels * BYTES;
    const isImage = IMAGE_OPERANDS[kind];
    const units = this.#operands.map((pointer, index) => ({ pointer, stride: isImage[index] ? imageBytes : windowBytes }));
    const output = this.#operands[this.#operands.length - 1];
    const clear = isImage[isImage.length - 1] ? fillZero(this.#builder, output, imageBytes / BYTES) : [];
    const sample = [...clear, this.#channelOffset.set(i32.const(0)), this.#overWindows()];
    this.#builder.emit(...loopUnits(this.#builder, [this.#from, this.#to], units, sample));
  }

  #overWindows(): Statement {
    const { image, strides, before, poolSize, outHeight, outWidth } = this.#task;
    const [, height, width, channels] = image;
    const builder = this.#builder;
    const [row, column] = builder.locals('i32', 2);
    const { top, bottom, left, right } = this.#window;
    const edges = (counter: Local<'i32'>, axis: 0 | 1, length: number, first: Local<'i32'>, last: Local<'i32'>): Statement[] => {
      const start = i32.mul(counter.get, i32.const(strides[axis]));
      const end = i32.add(start, i32.const(poolSize[axis] - before[axis]));
      return [
        first.set(i32.select(i32.ltU(start, i32.const(before[axis])), i32.const(0), i32.sub(start, i32.const(before[axis])))),
        last.set(i32.select(i32.ltU(end, i32.const(length)), end, i32.const(length))),
      ];
    };
    return builder.loop(
      row,
      i32.const(0),
      i32.const(outHeight),
      1,
      ...edges(row, 0, height, top, bottom),
      builder.loop(
        column,
        i32.const(0),
        i32.const(outWidth),
        1,
        ...edges(column, 1, width, left, right),
        ...this.#overChannels(),
        this.#channelOffset.set(i32.add(this.#channelOffset.get, i32.const(channels * BYTES))),
      ),
    );
  }

  #overChannels(): Statement[] {
    const channels = this.#task.image[3];
    const builder = this.#builder;
    const channel = builder.local('i32');
    const whole = Math.floor(channels / LANES) * LANES * BYTES;
    const vectors = builder.loop(channel, i32.const(0), i32.const(whole), LANES * BYTES, ...this.#pool(channel.get, LANES));
    const rest = channels % LANES === 0 ? [] : this.#pool(i32.const(whole), channels % LANES);
    return [...(whole > 0 ? [vectors] : []), ...rest];
  }

  /** One window, for the channels at an offset. */
  #pool(channel: I32, lanes: number): Statement[] {
    const at = (operand: number) => i32.add(this.#operands[operand].get, i32.add(this.#channelOffset.get, channel));
    switch (this.#task.kind) {
      case 'maxPool':
        return this.#reduce(channel, f32x4.const(Number.NEGATIVE_INFINITY), f32x4.max, (most) => this.#store(at(1), most, lanes));
      case 'averagePool':
        return this.#reduce(channel, f32x4.const(0), f32x4.add, (sum) =>
          this.#store(at(1), f32x4.div(sum, this.#count()), lanes),
        );
      case 'averagePoolGradient':
        return this.#spread(channel, lanes, f32x4.div(v128.load(at(0)), this.#count()));
      case 'maxPoolGradient':
        return this.#toLargest(channel, lanes, v128.load(at(1)), v128.load(at(2)));
    }
  }

  /** Reduces the elements of the window. */
  #reduce(channel: I32, start: V128, combine: (a: V128, b: V128) => V128, store: (result: V128) => Statement[]): Statement[] {
    const total = this.#builder.local('v128');
    const element = v128.load(this.#element(this.#operands[0], channel));
    return [total.set(start), this.#overElements(total.set(combine(total.get, element))), ...store(total.get)];
  }

  /** Adds a share to each element of the window. */
  #spread(channel: I32, lanes: number, given: V128): Statement[] {
    const share = this.#builder.local('v128');
    const element = this.#element(this.#operands[1], channel);
    return [share.set(given), this.#overElements(...this.#store(element, f32x4.add(v128.load(element), share.get), lanes))];
  }

  /** Adds the gradient to the first maximum of the window. */
  #toLargest(channel: I32, lanes: number, mostGiven: V128, gradientGiven: V128): Statement[] {
    const [most, gradient, taken, hit] = this.#builder.locals('v128', 4);
    const element = v128.load(this.#element(this.#operands[0], channel));
    const destination = this.#element(this.#operands[3], channel);
    return [
      most.set(mostGiven),
      gradient.set(gradientGiven),
      taken.set(lanes === LANES ? f32x4.const(0) : v128.andNot(ALL, FIRST_LANES[lanes])),
      this.#overElements(
        hit.set(v128.andNot(f32x4.eq(element, most.get), taken.get)),
        taken.set(v128.or(taken.get, hit.get)),
        ...this.#store(destination, f32x4.add(v128.load(destination), v128.and(gradient.get, hit.get)), lanes),
      ),
    ];
  }

  #overElements(...body: readonly Statement[]): Statement {
    const { top, bottom, left, right, y, x } = this.#window;
    const builder = this.#builder;
    return builder.loop(y, top.get, bottom.get, 1, builder.loop(x, left.get, right.get, 1, ...body));
  }

  #element(operand: Local<'i32'>, channel: I32): I32 {
    const [, , width, channels] = this.#task.image;
    const { y, x } = this.#window;
    const pixel = i32.add(i32.mul(y.get, i32.const(width)), x.get);
    return i32.add(operand.get, i32.add(i32.mul(pixel, i32.const(channels * BYTES)), channel));
  }

  /** The number of elements in the window. */
  #count(): V128 {
    const { top, bottom, left, right } = this.#window;
    return f32x4.splat(f32.fromU32(i32.mul(i32.sub(bottom.get, top.get), i32.sub(right.get, left.get))));
  }

  #store(address: I32, value: V128, lanes: number): Statement[] {
    if (lanes === LANES) return [v128.store(address, value)];
    const [kept, destination] = [this.#builder.local('v128'), this.#builder.local('i32')];
    return [destination.set(address), kept.set(value), ...storeLanes(destination.get, kept.get, lanes)];
  }
}

const ALL = v128.lanes([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff]);

/** For each operand, true if it has the image's size, false if one element per window. */
const IMAGE_OPERANDS: Readonly<Record<PoolingKind, readonly boolean[]>> = {
  maxPool: [true, false],
  averagePool: [true, false],
  maxPoolGradient: [true, false, false, true],
  averagePoolGradient: [false, true],
};
