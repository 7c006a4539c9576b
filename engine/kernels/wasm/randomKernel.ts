import { streamOf } from '../../random/index.ts';
import {
  type FunctionBuilder,
  f32x4,
  i32,
  i32x4,
  i64x2,
  type Local,
  type Statement,
  type V128,
  v128,
  when,
} from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import { loopUnits } from './pointerLoops.ts';

/** Words per Philox block. */
const BLOCK = 4;
/** Four blocks are computed at a time, one per lane. */
const UNIT = 16;
const ROUNDS = 10;
const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const WEYL = [0x9e3779b9, 0xbb67ae85] as const;

/** The run's seed (lower, upper word) and step. */
export const RANDOM_CONTEXT_BYTES = 12;

/** Random values, each a function of one word. */
export interface RandomTask {
  readonly size: number;
  readonly stream: string;
  /** Identifies the function. */
  readonly key: string;
  /** Maps four random words to four values. */
  readonly numbersOf: (words: V128) => V128;
}

/** 0 with probability `rate`, else 1 / (1 - rate). */
export function dropoutTask(size: number, stream: string, rate: number): RandomTask {
  const threshold = i32x4.const(Math.ceil(rate * 0x100000000) >>> 0);
  const numbersOf = (words: V128) => v128.andNot(f32x4.const(1 / (1 - rate)), i32x4.ltU(words, threshold));
  return { size, stream, key: `dropout ${rate}`, numbersOf };
}

/** Maps the upper 24 bits of a word into (0, 1]. */
export function uniformTask(size: number, stream: string): RandomTask {
  const numbersOf = (words: V128) =>
    f32x4.mul(f32x4.fromI32(i32x4.add(i32x4.shrU(words, 8), i32x4.const(1))), f32x4.const(2 ** -24));
  return { size, stream, key: 'uniform', numbersOf };
}

/** Random values from Philox4x32-10: those of the reference, bit for bit. */
export function randomKernel(
  target: KernelTarget,
  { size, stream, key, numbersOf }: RandomTask,
  addresses: { readonly context: number; readonly output: number },
): BoundKernel {
  const builder = emitOnce(target, `${key} ${size % UNIT}`, (made) => emitRandom(made, numbersOf, size % UNIT));
  return callFunction(builder, [addresses.context, addresses.output, streamOf(stream), Math.floor(size / UNIT)], {
    units: Math.ceil(size / UNIT),
    costPerUnit: ROUNDS * 20,
  });
}

function emitRandom(builder: FunctionBuilder, numbersOf: RandomTask['numbersOf'], rest: number): void {
  const [from, to, context, output, stream, wholeUnits] = builder.parameters(6);
  const unit = builder.local('i32');
  const [c0, c1, c2, c3] = builder.locals('v128', 4);
  const [k0, k1] = builder.locals('v128', 2);
  const blocks = i32x4.add(i32x4.splat(i32.mul(unit.get, i32.const(BLOCK))), v128.lanes([0, 1, 2, 3]));
  const draw: Statement[] = [
    c0.set(blocks),
    c1.set(i32x4.const(0)),
    c2.set(i32x4.splat(stream.get)),
    c3.set(v128.load32Splat(context.get, 8)),
    k0.set(v128.load32Splat(context.get)),
    k1.set(v128.load32Splat(context.get, 4)),
    ...Array.from({ length: ROUNDS }, () => round(builder, [c0, c1, c2, c3], [k0, k1])).flat(),
    ...turn(builder, [c0, c1, c2, c3]),
  ];
  const vectors = [c0, c1, c2, c3];
  const whole = vectors.map((vector, index) => v128.store(output.get, numbersOf(vector.get), index * 16));
  const partial = Array.from({ length: rest }, (_, index) =>
    v128.store32Lane(output.get, numbersOf(vectors[index >> 2].get), index & 3, index * BYTES),
  );
  const write = rest === 0 ? whole : [when(i32.ltU(unit.get, wholeUnits.get), whole, partial)];
  const moving = [
    { pointer: output, stride: UNIT * BYTES },
    { pointer: unit, stride: 1 },
  ];
  builder.emit(...loopUnits(builder, [from, to], moving, [...draw, ...write]));
}

/** One Philox round on four blocks, then the key increment (Salmon et al., 2011). */
function round(
  builder: FunctionBuilder,
  [c0, c1, c2, c3]: readonly Local<'v128'>[],
  [k0, k1]: readonly Local<'v128'>[],
): Statement[] {
  const [low0, high0, low1, high1] = builder.locals('v128', 4);
  return [
    ...multiply(builder, c0, MULTIPLIERS[0], low0, high0),
    ...multiply(builder, c2, MULTIPLIERS[1], low1, high1),
    c0.set(v128.xor(v128.xor(high1.get, c1.get), k0.get)),
    c1.set(low1.get),
    c2.set(v128.xor(v128.xor(high0.get, c3.get), k1.get)),
    c3.set(low0.get),
    k0.set(i32x4.add(k0.get, i32x4.const(WEYL[0]))),
    k1.set(i32x4.add(k1.get, i32x4.const(WEYL[1]))),
  ];
}

/** The lower and upper words of four products. */
function multiply(
  builder: FunctionBuilder,
  words: Local<'v128'>,
  factor: number,
  low: Local<'v128'>,
  high: Local<'v128'>,
): Statement[] {
  const [even, odd] = builder.locals('v128', 2);
  return [
    even.set(i64x2.extmulLowU(words.get, i32x4.const(factor))),
    odd.set(i64x2.extmulHighU(words.get, i32x4.const(factor))),
    low.set(v128.shuffle32(even.get, odd.get, [0, 2, 4, 6])),
    high.set(v128.shuffle32(even.get, odd.get, [1, 3, 5, 7])),
  ];
}

/** Transposes word i of block j in lane j of vector i into consecutive blocks. */
function turn(builder: FunctionBuilder, vectors: readonly Local<'v128'>[]): Statement[] {
  const [a, b, c, d] = builder.locals('v128', 4);
  const [v0, v1, v2, v3] = vectors;
  return [
    a.set(v128.shuffle32(v0.get, v1.get, [0, 4, 1, 5])),
    b.set(v128.shuffle32(v0.get, v1.get, [2, 6, 3, 7])),
    c.set(v128.shuffle32(v2.get, v3.get, [0, 4, 1, 5])),
    d.set(v128.shuffle32(v2.get, v3.get, [2, 6, 3, 7])),
    v0.set(v128.shuffle32(a.get, c.get, [0, 1, 4, 5])),
    v1.set(v128.shuffle32(a.get, c.get, [2, 3, 6, 7])),
    v2.set(v128.shuffle32(b.get, d.get, [0, 1, 4, 5])),
    v3.set(v128.shuffle32(b.get, d.get, [2, 3, 6, 7])),
  ];
}
