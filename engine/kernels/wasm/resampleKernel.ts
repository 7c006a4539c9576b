import type { Shape } from '../../ops/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { type FunctionBuilder, f32, f32x4, i32, type Local, type Statement, v128 } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES, storeLanes } from './lanes.ts';
import { loopOver, loopTimes, move, moveBy } from './pointerLoops.ts';

/** Values per map. */
const MAP = 6;

/** Resamples images through an affine map each, one pixel and four channels at a time. */
export function resampleKernel(
  target: KernelTarget,
  shape: Shape,
  addresses: { readonly images: number; readonly maps: number; readonly output: number },
): BoundKernel {
  const image = shape.slice(1);
  const builder = emitOnce(target, `resample ${JSON.stringify(image)}`, (made) => new ResampleEmitter(made, image).emit());
  return callFunction(builder, [addresses.images, addresses.maps, addresses.output], {
    units: shape[0],
    costPerUnit: image[0] * image[1] * (50 + 20 * Math.ceil(image[2] / LANES)),
  });
}

/** One of the two directions of an image. */
interface Axis {
  readonly length: number;
  /** Bytes between pixels. */
  readonly stride: number;
  /** Index in the map of this axis's coefficients. */
  readonly map: number;
  /** Fraction between the two neighboring pixels. */
  readonly share: Local<'f32'>;
  /** Address of the first neighbor, and bytes to the second. */
  readonly first: Local<'i32'>;
  readonly next: Local<'i32'>;
}

class ResampleEmitter {
  readonly #builder: FunctionBuilder;
  readonly #channels: number;
  readonly #imageBytes: number;
  readonly #pointers: Readonly<Record<'images' | 'maps' | 'output', Local<'i32'>>>;
  readonly #range: readonly [from: Local<'i32'>, to: Local<'i32'>];
  readonly #pixel: Readonly<Record<'y' | 'x', Local<'i32'>>>;
  readonly #rows: Axis;
  readonly #columns: Axis;

  constructor(builder: FunctionBuilder, image: Shape) {
    const [height, width, channels] = image;
    const integer = () => builder.local('i32');
    this.#builder = builder;
    this.#channels = channels;
    this.#imageBytes = sizeOf(image) * BYTES;
    const [from, to, images, maps, output] = builder.parameters(5);
    this.#range = [from, to];
    this.#pointers = { images, maps, output };
    this.#pixel = { y: integer(), x: integer() };
    const axis = (length: number, stride: number, map: number): Axis => ({
      length,
      stride,
      map,
      share: builder.local('f32'),
      first: integer(),
      next: integer(),
    });
    this.#rows = axis(height, width * channels * BYTES, 0);
    this.#columns = axis(width, channels * BYTES, 3);
  }

  emit(): void {
    const { images, maps, output } = this.#pointers;
    const { y, x } = this.#pixel;
    const [from, to] = this.#range;
    const pixelBytes = this.#channels * BYTES;
    const inputs = [
      { pointer: images, stride: this.#imageBytes },
      { pointer: maps, stride: MAP * BYTES },
    ];
    const line = loopOver(
      this.#builder,
      this.#columns.length,
      [
        { pointer: x, stride: 1 },
        { pointer: output, stride: pixelBytes },
      ],
      this.#sample(),
    );
    const image = loopOver(this.#builder, this.#rows.length, [{ pointer: y, stride: 1 }], [x.set(i32.const(0)), ...line]);
    const start = moveBy([...inputs, { pointer: output, stride: this.#imageBytes }], from.get);
    // The output advances by a pixel at a time.
    const all = loopTimes(this.#builder, i32.sub(to.get, from.get), inputs, [y.set(i32.const(0)), ...image]);
    this.#builder.emit(...start, all);
  }

  /** One pixel of the output. */
  #sample(): Statement[] {
    const [rows, columns] = [this.#rows, this.#columns];
    const source = this.#builder.local('i32');
    const at = i32.add(
      i32.add(this.#pointers.images.get, i32.mul(rows.first.get, i32.const(rows.stride))),
      i32.mul(columns.first.get, i32.const(columns.stride)),
    );
    return [...this.#locate(rows), ...this.#locate(columns), source.set(at), ...this.#mixChannels(source)];
  }

  /** Finds the neighboring pixels along an axis of the mapped position. */
  #locate({ length, stride, map, share, first, next }: Axis): Statement[] {
    const { y, x } = this.#pixel;
    const entry = (index: number) => f32.load(this.#pointers.maps.get, (map + index) * BYTES);
    const alongY = f32.mul(entry(0), f32.fromI32(y.get));
    const alongX = f32.mul(entry(1), f32.fromI32(x.get));
    const coordinate = f32.add(f32.add(alongY, alongX), entry(2));
    const isInside = i32.ltU(first.get, i32.const(length - 1));
    return [
      share.set(f32.min(f32.max(coordinate, f32.const(0)), f32.const(length - 1))),
      first.set(i32.truncF32(share.get)),
      share.set(f32.sub(share.get, f32.fromI32(first.get))),
      next.set(i32.mul(isInside, i32.const(stride))),
    ];
  }

  #mixChannels(source: Local<'i32'>): Statement[] {
    const { output } = this.#pointers;
    const vectors = Math.floor(this.#channels / LANES);
    const moving = [source, output].map((pointer) => ({ pointer, stride: LANES * BYTES }));
    const [mixed, rest] = [this.#builder.local('v128'), this.#channels % LANES];
    return [
      ...loopOver(this.#builder, vectors, moving, [...this.#mix(source, mixed), v128.store(output.get, mixed.get)]),
      ...(rest === 0 ? [] : this.#mix(source, mixed)),
      ...storeLanes(output.get, mixed.get, rest),
      ...move([{ pointer: output, stride: LANES * BYTES }], -vectors),
    ];
  }

  /** Interpolates four channels between the four neighboring pixels. */
  #mix(source: Local<'i32'>, mixed: Local<'v128'>): Statement[] {
    const [rows, columns] = [this.#rows, this.#columns];
    const [right, down] = [f32x4.splat(columns.share.get), f32x4.splat(rows.share.get)];
    const lower = this.#builder.local('v128');
    const corner = this.#builder.local('i32');
    const line = (into: Local<'v128'>): Statement[] => {
      const beside = v128.load(i32.add(corner.get, columns.next.get));
      return [into.set(v128.load(corner.get)), into.set(f32x4.add(into.get, f32x4.mul(right, f32x4.sub(beside, into.get))))];
    };
    return [
      corner.set(source.get),
      ...line(mixed),
      corner.set(i32.add(source.get, rows.next.get)),
      ...line(lower),
      mixed.set(f32x4.add(mixed.get, f32x4.mul(down, f32x4.sub(lower.get, mixed.get)))),
    ];
  }
}
