import { BINS, countBins, HALF_OCTAVE_SHIFT, LARGEST_ZERO, ZERO_BIN } from '../../distributions/index.ts';
import {
  compileModule,
  type FunctionBuilder,
  f32x4,
  f64x2,
  i32,
  i32x4,
  instantiate,
  type Local,
  ModuleBuilder,
  type Statement,
  type V128,
  v128,
  type WasmExports,
  type WasmMemory,
} from '../../wasm/index.ts';
import {
  countBelow,
  type Distribution,
  describeTensor,
  distribute,
  normOf,
  shareOf,
  type TensorStatistics,
  updateRatio,
} from '../executor/statistics.ts';
import { MAXIMUM_BYTES } from '../memory/addressSpace.ts';
import { BYTES, LANES, VECTOR } from './lanes.ts';
import { loopTimes } from './pointerLoops.ts';

/** Below this size JavaScript is used: a call costs as much. */
const FEW = 128;
/** Offsets of results in the scratch memory: sums of values and squares (or deviations), extremes, mean, factor, bins. */
const OFFSETS = { sums: 0, squares: 32, min: 64, max: 80, mean: 96, factor: 104, bins: 112 } as const;
/** Each lane counts separately. */
const BIN_WORDS = BINS * LANES;

export const STATISTICS_BYTES = OFFSETS.bins + BIN_WORDS * BYTES;

/** Statistics of large tensors, by float64 kernels: sums, extremes, bins, and the size of updates. */
export class StatisticsKernels {
  readonly #kernels: WasmExports;
  readonly #doubles: Float64Array;
  readonly #floats: Float32Array;
  readonly #bins: Uint32Array;

  /** @param scratch the address of {@link STATISTICS_BYTES} bytes */
  constructor(memory: WasmMemory, scratch: number) {
    this.#kernels = instantiate(compileModule(buildModule(scratch)), memory);
    this.#doubles = new Float64Array(memory.buffer, scratch, OFFSETS.factor / 8);
    this.#floats = new Float32Array(memory.buffer, scratch, OFFSETS.bins / BYTES);
    this.#bins = new Uint32Array(memory.buffer, scratch + OFFSETS.bins, BIN_WORDS);
  }

  copy(from: number, to: number, bytes: number): void {
    this.#kernels.copy(from, to, bytes / VECTOR);
  }

  describe(numbers: Float32Array): TensorStatistics {
    if (numbers.length < FEW) return describeTensor(numbers);
    const vectors = Math.floor(numbers.length / LANES);
    this.#kernels.sumUp(numbers.byteOffset, vectors);
    const rest = numbers.subarray(vectors * LANES);
    let total = this.#sum(OFFSETS.sums);
    let squares = this.#sum(OFFSETS.squares);
    let min = Math.min(...this.#lanes(OFFSETS.min));
    let max = Math.max(...this.#lanes(OFFSETS.max));
    for (const x of rest) {
      total += x;
      squares += x * x;
      min = Math.min(min, x);
      max = Math.max(max, x);
    }
    if (!Number.isFinite(squares)) return describeTensor(numbers);
    const mean = total / numbers.length;
    this.#doubles[OFFSETS.mean / 8] = mean;
    this.#kernels.spread(numbers.byteOffset, vectors);
    let deviations = this.#sum(OFFSETS.squares);
    for (const x of rest) deviations += (x - mean) * (x - mean);
    const standardDeviation = Math.sqrt(deviations / numbers.length);
    return { norm: Math.sqrt(squares), mean, standardDeviation, min, max, nonFinite: 0 };
  }

  distribute(numbers: Float32Array): Distribution {
    if (numbers.length < FEW) return distribute(numbers);
    const statistics = this.describe(numbers);
    const counts = statistics.nonFinite > 0 ? countBins(numbers) : this.#countBins(numbers);
    return { ...statistics, elements: numbers.length, counts };
  }

  /** before := after - before. */
  subtract(after: number, before: number, bytes: number): void {
    this.#kernels.subtract(after, before, bytes / VECTOR);
  }

  /** ‖after - before‖ / ‖before‖, or 0 if `before` is all zero. */
  updateRatio(before: Float32Array, after: Float32Array): number {
    if (before.length < FEW) return updateRatio(before, after);
    const vectors = Math.floor(before.length / LANES);
    this.#kernels.compare(before.byteOffset, after.byteOffset, vectors);
    let change = this.#sum(OFFSETS.squares);
    let size = this.#sum(OFFSETS.sums);
    for (let index = vectors * LANES; index < before.length; index++) {
      change += (after[index] - before[index]) ** 2;
      size += before[index] ** 2;
    }
    return size > 0 ? Math.sqrt(change / size) : 0;
  }

  /** The Euclidean norm. */
  norm(numbers: Float32Array): number {
    if (numbers.length < FEW) return normOf(numbers);
    const vectors = Math.floor(numbers.length / LANES);
    this.#kernels.addSquares(numbers.byteOffset, vectors);
    let squares = this.#sum(OFFSETS.squares);
    for (let index = vectors * LANES; index < numbers.length; index++) squares += numbers[index] ** 2;
    return Math.sqrt(squares);
  }

  /** See `countBelow`; the factor is a float32 here. */
  shareBelow(numbers: Float32Array, of: Float32Array, factor: number): number {
    if (numbers.length < FEW) return shareOf(countBelow(numbers, of, factor));
    const vectors = Math.floor(numbers.length / LANES);
    this.#floats[OFFSETS.factor / BYTES] = factor;
    this.#kernels.countBelow(numbers.byteOffset, of.byteOffset, vectors);
    const rest = countBelow(numbers.subarray(vectors * LANES), of.subarray(vectors * LANES), factor);
    const [below, all] = [0, LANES].map((at) => this.#bins.subarray(at, at + LANES).reduce((sum, count) => sum + count, 0));
    return shareOf({ below: rest.below + below, all: rest.all + all });
  }

  #sum(offset: number): number {
    const at = offset / 8;
    return this.#doubles[at] + this.#doubles[at + 1] + this.#doubles[at + 2] + this.#doubles[at + 3];
  }

  #lanes(offset: number): Float32Array {
    return this.#floats.subarray(offset / BYTES, offset / BYTES + LANES);
  }

  #countBins(numbers: Float32Array): Uint32Array {
    const vectors = Math.floor(numbers.length / LANES);
    this.#bins.fill(0);
    this.#kernels.countBins(numbers.byteOffset, vectors);
    const counts = countBins(numbers.subarray(vectors * LANES));
    for (let word = 0; word < BIN_WORDS; word++) counts[Math.floor(word / LANES)] += this.#bins[word];
    return counts;
  }
}

function buildModule(scratch: number): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  emitCopy(module.function('copy'));
  emitSumUp(module.function('sumUp'), scratch);
  emitSpread(module.function('spread'), scratch);
  emitCountBins(module.function('countBins'), scratch);
  emitSubtract(module.function('subtract'));
  emitCompare(module.function('compare'), scratch);
  emitAddSquares(module.function('addSquares'), scratch);
  emitCountBelow(module.function('countBelow'), scratch);
  return module.build(MAXIMUM_BYTES);
}

function emitCopy(builder: FunctionBuilder): void {
  const [from, to, vectors] = builder.parameters(3);
  const moving = [from, to].map((pointer) => ({ pointer, stride: VECTOR }));
  builder.emit(loopTimes(builder, vectors.get, moving, [v128.store(to.get, v128.load(from.get))]));
}

/** The lower and the upper two of four values, in float64. */
function halves(x: V128): readonly [V128, V128] {
  return [f64x2.promoteLow(x), f64x2.promoteLow(v128.shuffle32(x, x, [2, 3, 2, 3]))];
}

/** Two sums in float64, of the lower and the upper lanes. */
class DoubleSums {
  readonly #sums: readonly Local<'v128'>[];

  constructor(builder: FunctionBuilder) {
    this.#sums = builder.locals('v128', 2);
  }

  add([low, high]: readonly [V128, V128]): Statement[] {
    return this.#sums.map((sum, half) => sum.set(f64x2.add(sum.get, half === 0 ? low : high)));
  }

  store(scratch: number, offset: number): Statement[] {
    return this.#sums.map((sum, half) => v128.store(i32.const(scratch), sum.get, offset + half * VECTOR));
  }
}

const squareOf = ([low, high]: readonly [Local<'v128'>, Local<'v128'>]) =>
  [f64x2.mul(low.get, low.get), f64x2.mul(high.get, high.get)] as const;

function emitSumUp(builder: FunctionBuilder, scratch: number): void {
  const [numbers, vectors] = builder.parameters(2);
  const [x, min, max, low, high] = builder.locals('v128', 5);
  const [sums, squares] = [new DoubleSums(builder), new DoubleSums(builder)];
  const [lower, upper] = halves(x.get);
  builder.emit(
    min.set(f32x4.const(Number.POSITIVE_INFINITY)),
    max.set(f32x4.const(Number.NEGATIVE_INFINITY)),
    loopTimes(
      builder,
      vectors.get,
      [{ pointer: numbers, stride: VECTOR }],
      [
        x.set(v128.load(numbers.get)),
        min.set(f32x4.min(min.get, x.get)),
        max.set(f32x4.max(max.get, x.get)),
        low.set(lower),
        high.set(upper),
        ...sums.add([low.get, high.get]),
        ...squares.add(squareOf([low, high])),
      ],
    ),
    ...sums.store(scratch, OFFSETS.sums),
    ...squares.store(scratch, OFFSETS.squares),
    v128.store(i32.const(scratch), min.get, OFFSETS.min),
    v128.store(i32.const(scratch), max.get, OFFSETS.max),
  );
}

/** Squared deviations from the mean. */
function emitSpread(builder: FunctionBuilder, scratch: number): void {
  const [numbers, vectors] = builder.parameters(2);
  const [x, mean, low, high] = builder.locals('v128', 4);
  const deviations = new DoubleSums(builder);
  const [lower, upper] = halves(x.get);
  builder.emit(
    mean.set(v128.load64Splat(i32.const(scratch), OFFSETS.mean)),
    loopTimes(
      builder,
      vectors.get,
      [{ pointer: numbers, stride: VECTOR }],
      [
        x.set(v128.load(numbers.get)),
        low.set(f64x2.sub(lower, mean.get)),
        high.set(f64x2.sub(upper, mean.get)),
        ...deviations.add(squareOf([low, high])),
      ],
    ),
    ...deviations.store(scratch, OFFSETS.squares),
  );
}

/** Counts in the bins of all histograms: the bits of a float32 from the sign to the half octave, as distances from the middle bin. */
function emitCountBins(builder: FunctionBuilder, scratch: number): void {
  const [numbers, vectors] = builder.parameters(2);
  const [bits, from, sign, bins] = builder.locals('v128', 4);
  const counter = builder.local('i32');
  const count = (lane: number): Statement[] => [
    counter.set(i32.add(i32.extractLane(bins.get, lane), i32.const(scratch + OFFSETS.bins + lane * BYTES))),
    i32.store(counter.get, i32.add(i32.load(counter.get), i32.const(1))),
  ];
  const halfOctave = i32x4.shrU(v128.and(bits.get, i32x4.const(0x7fffffff)), HALF_OCTAVE_SHIFT);
  const distance = i32x4.maxS(i32x4.sub(halfOctave, i32x4.const(LARGEST_ZERO)), i32x4.const(0));
  // Of a negative number, -1: (x xor -1) - -1 is -x.
  const signed = i32x4.sub(v128.xor(from.get, sign.get), sign.get);
  builder.emit(
    loopTimes(
      builder,
      vectors.get,
      [{ pointer: numbers, stride: VECTOR }],
      [
        bits.set(v128.load(numbers.get)),
        from.set(i32x4.minS(distance, i32x4.const(ZERO_BIN))),
        sign.set(i32x4.shrS(bits.get, 31)),
        bins.set(i32x4.shl(i32x4.add(signed, i32x4.const(ZERO_BIN)), Math.log2(VECTOR))),
        ...[0, 1, 2, 3].flatMap(count),
      ],
    ),
  );
}

function emitSubtract(builder: FunctionBuilder): void {
  const [after, before, vectors] = builder.parameters(3);
  const moving = [after, before].map((pointer) => ({ pointer, stride: VECTOR }));
  const difference = f32x4.sub(v128.load(after.get), v128.load(before.get));
  builder.emit(loopTimes(builder, vectors.get, moving, [v128.store(before.get, difference)]));
}

/** Squared changes, and squares of the previous values. */
function emitCompare(builder: FunctionBuilder, scratch: number): void {
  const [before, after, vectors] = builder.parameters(3);
  const [old, moved, low, high] = builder.locals('v128', 4);
  const [sizes, changes] = [new DoubleSums(builder), new DoubleSums(builder)];
  const [oldLow, oldHigh] = halves(old.get);
  const [movedLow, movedHigh] = halves(moved.get);
  const moving = [before, after].map((pointer) => ({ pointer, stride: VECTOR }));
  builder.emit(
    loopTimes(builder, vectors.get, moving, [
      old.set(v128.load(before.get)),
      moved.set(v128.load(after.get)),
      low.set(oldLow),
      high.set(oldHigh),
      ...sizes.add(squareOf([low, high])),
      low.set(f64x2.sub(movedLow, low.get)),
      high.set(f64x2.sub(movedHigh, high.get)),
      ...changes.add(squareOf([low, high])),
    ]),
    ...sizes.store(scratch, OFFSETS.sums),
    ...changes.store(scratch, OFFSETS.squares),
  );
}

function emitAddSquares(builder: FunctionBuilder, scratch: number): void {
  const [numbers, vectors] = builder.parameters(2);
  const [x, low, high] = builder.locals('v128', 3);
  const squares = new DoubleSums(builder);
  const [lower, upper] = halves(x.get);
  builder.emit(
    loopTimes(
      builder,
      vectors.get,
      [{ pointer: numbers, stride: VECTOR }],
      [x.set(v128.load(numbers.get)), low.set(lower), high.set(upper), ...squares.add(squareOf([low, high]))],
    ),
    ...squares.store(scratch, OFFSETS.squares),
  );
}

/** Elements smaller than a factor of others, and all whose other is not 0, each lane separately; a mask counts as -1. */
function emitCountBelow(builder: FunctionBuilder, scratch: number): void {
  const [numbers, others, vectors] = builder.parameters(3);
  const [factor, other, counts, below, all] = builder.locals('v128', 5);
  const moving = [numbers, others].map((pointer) => ({ pointer, stride: VECTOR }));
  const isBelow = f32x4.lt(f32x4.abs(v128.load(numbers.get)), f32x4.mul(other.get, factor.get));
  builder.emit(
    factor.set(v128.load32Splat(i32.const(scratch), OFFSETS.factor)),
    loopTimes(builder, vectors.get, moving, [
      other.set(f32x4.abs(v128.load(others.get))),
      counts.set(f32x4.ne(other.get, f32x4.const(0))),
      all.set(i32x4.sub(all.get, counts.get)),
      below.set(i32x4.sub(below.get, v128.and(counts.get, isBelow))),
    ]),
    v128.store(i32.const(scratch), below.get, OFFSETS.bins),
    v128.store(i32.const(scratch), all.get, OFFSETS.bins + VECTOR),
  );
}
