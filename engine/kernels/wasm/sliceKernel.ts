import { type Shape, sizeOf } from '../../ops/index.ts';
import { type FunctionBuilder, f32, f32x4, i32, type Local, type Statement, v128 } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES, storeLanes, VECTOR } from './lanes.ts';
import { loopOver, loopUnits, move, nestLoops } from './pointerLoops.ts';

/** A copy between a small tensor and a block of a large one. */
export interface SliceTask {
  readonly small: Shape;
  readonly large: Shape;
  /** Start of the block in each dimension of the large tensor. */
  readonly start: readonly number[];
  readonly direction: 'toLarge' | 'toSmall';
  /** True to zero the rest of the large tensor. */
  readonly clears: boolean;
}

/** Copies a block; threads share the first dimension if the block spans it. */
export function sliceKernel(target: KernelTarget, given: SliceTask, addresses: { small: number; large: number }): BoundKernel {
  const task = spansFirst(given) ? given : withOuter(given);
  const builder = emitOnce(target, `slice ${JSON.stringify(task)}`, (made) => emitSlice(made, task));
  const units = task.small[0];
  return {
    units,
    costPerUnit: sizeOf((task.clears ? task.large : task.small).slice(1)) / LANES,
    call: (from, to) => builder.call(from, to, i32.const(addresses.small), i32.const(addresses.large)),
  };
}

const spansFirst = ({ small, large }: SliceTask): boolean => small.length > 1 && small[0] === large[0];

const withOuter = ({ small, large, start, ...rest }: SliceTask): SliceTask => ({
  ...rest,
  small: [1, ...small],
  large: [1, ...large],
  start: [0, ...start],
});

function emitSlice(builder: FunctionBuilder, { small, large, start, direction, clears }: SliceTask): void {
  const [from, to, smallAt, largeAt] = builder.parameters(4);
  const [source, destination] = builder.locals('i32', 2);
  const [smallStrides, largeStrides] = [small, large].map(stridesOf);
  const begin = start.reduce((total, offset, axis) => total + offset * largeStrides[axis], 0);
  const units = [
    { pointer: smallAt, stride: smallStrides[0] * BYTES },
    { pointer: largeAt, stride: largeStrides[0] * BYTES },
  ];
  const inLarge = i32.add(largeAt.get, i32.const(begin * BYTES));
  const isToLarge = direction === 'toLarge';
  const axis = innermostLoop(small, large);
  const loops = small.slice(1, axis).map((_, index) => index + 1);
  const run = sizeOf(small.slice(axis));
  const bytes = (strides: readonly number[]) => loops.map((at) => strides[at] * BYTES);
  const pointers = [
    { pointer: source, strides: bytes(isToLarge ? smallStrides : largeStrides) },
    { pointer: destination, strides: bytes(isToLarge ? largeStrides : smallStrides) },
  ];
  const lengths = loops.map((at) => small[at]);
  builder.emit(
    ...loopUnits(builder, [from, to], units, [
      ...(clears ? [destination.set(largeAt.get), ...fillZero(builder, destination, largeStrides[0])] : []),
      source.set(isToLarge ? smallAt.get : inLarge),
      destination.set(isToLarge ? inLarge : smallAt.get),
      ...nestLoops(builder, lengths, pointers, copyRun(builder, source, destination, run)),
    ]),
  );
}

/** The first dimension from which the block is contiguous in the large tensor. */
function innermostLoop(small: Shape, large: Shape): number {
  let axis = small.length - 1;
  while (axis > 1 && small[axis] === large[axis]) axis--;
  return axis;
}

function stridesOf(shape: Shape): number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
}

/** Zeroes a run of values; the pointer ends where it began. */
export function fillZero(builder: FunctionBuilder, destination: Local<'i32'>, count: number): Statement[] {
  const zero = f32x4.const(0);
  const vectors = Math.floor(count / LANES);
  const moving = [{ pointer: destination, stride: VECTOR }];
  const rest = storeLanes(destination.get, zero, count % LANES);
  return [...loopOver(builder, vectors, moving, [v128.store(destination.get, zero)]), ...rest, ...move(moving, -vectors)];
}

/** Copies a run of values; both pointers end where they began. */
export function copyRun(builder: FunctionBuilder, source: Local<'i32'>, destination: Local<'i32'>, count: number): Statement[] {
  const vectors = Math.floor(count / LANES);
  const moving = [source, destination].map((pointer) => ({ pointer, stride: VECTOR }));
  const value = v128.load(source.get);
  const rest = storeLanes(destination.get, value, count % LANES);
  return [...loopOver(builder, vectors, moving, [v128.store(destination.get, value)]), ...rest, ...move(moving, -vectors)];
}

/** Permutes the dimensions of a tensor. */
export function permuteKernel(
  target: KernelTarget,
  task: { readonly shape: Shape; readonly order: readonly number[] },
  addresses: { readonly x: number; readonly output: number },
): BoundKernel {
  const builder = emitOnce(target, `permute ${JSON.stringify(task)}`, (made) => emitPermute(made, task.shape, task.order));
  const output = task.order.map((axis) => task.shape[axis]);
  return callFunction(builder, [addresses.x, addresses.output], { units: output[0], costPerUnit: sizeOf(output.slice(1)) * 2 });
}

function emitPermute(builder: FunctionBuilder, shape: Shape, order: readonly number[]): void {
  const [from, to, x, output] = builder.parameters(4);
  const lengths = order.map((axis) => shape[axis]);
  const sources = order.map((axis) => stridesOf(shape)[axis] * BYTES);
  const strides = stridesOf(lengths).map((stride) => stride * BYTES);
  const last = order.length - 1;
  const keepsLast = order[last] === last;
  const inner = keepsLast
    ? copyRun(builder, x, output, lengths[last])
    : [v128.store32Lane(output.get, v128.load32Splat(x.get), 0)];
  const end = keepsLast ? last : last + 1;
  const pointers = [
    { pointer: x, strides: sources.slice(1, end) },
    { pointer: output, strides: strides.slice(1, end) },
  ];
  const units = [
    { pointer: x, stride: sources[0] },
    { pointer: output, stride: strides[0] },
  ];
  builder.emit(...loopUnits(builder, [from, to], units, nestLoops(builder, lengths.slice(1, end), pointers, inner)));
}

/** Maximum number of values written by instructions; more are copied from a table, because function size is limited. */
const MOST_WRITTEN = 1024;

/** Writes numbers that never change. @param addTable puts words into memory before the program runs */
export function vectorKernel(
  target: KernelTarget,
  values: readonly number[],
  output: number,
  addTable: (words: readonly number[]) => number,
): BoundKernel {
  if (values.length > MOST_WRITTEN) {
    const table = addTable([...new Uint32Array(Float32Array.from(values).buffer)]);
    const shape = [values.length];
    const task = { small: shape, large: shape, start: [0], direction: 'toLarge', clears: false } as const;
    return sliceKernel(target, task, { small: table, large: output });
  }
  const builder = emitOnce(target, `vector ${values}`, (made) => {
    const address = made.parameter('i32');
    made.emit(...values.map((value, index) => f32.store(address.get, f32.const(value), index * BYTES)));
  });
  return { units: 1, costPerUnit: values.length, call: () => builder.call(i32.const(output)) };
}
