import { block, type FunctionBuilder, type I32, i32, type Local, repeatWhile, type Statement, when } from '../../wasm/index.ts';

/** An address and its stride per iteration in bytes. */
export interface MovingPointer {
  readonly pointer: Local<'i32'>;
  readonly stride: number;
}

/** The sum and the products of which addresses are made. */
export const sum = (...terms: readonly I32[]): I32 => terms.reduce((total, term) => i32.add(total, term));
export const times = (value: I32, factor: number): I32 => i32.mul(value, i32.const(factor));

/** Advances pointers by a fixed number of iterations. */
export function move(pointers: readonly MovingPointer[], turns: number): Statement[] {
  return pointers
    .filter(({ stride }) => stride * turns !== 0)
    .map(({ pointer, stride }) => pointer.set(i32.add(pointer.get, i32.const(stride * turns))));
}

/** Advances pointers by a number of iterations known at run time. */
export function moveBy(pointers: readonly MovingPointer[], turns: I32): Statement[] {
  return pointers
    .filter(({ stride }) => stride !== 0)
    .map(({ pointer, stride }) => pointer.set(i32.add(pointer.get, i32.mul(turns, i32.const(stride)))));
}

/** Repeats a body a fixed number of times and advances pointers; they keep their final position. */
export function loopOver(
  builder: FunctionBuilder,
  turns: number,
  pointers: readonly MovingPointer[],
  body: readonly Statement[],
): Statement[] {
  if (turns === 0) return [];
  if (turns === 1) return [...body, ...move(pointers, 1)];
  const counter = builder.local('i32');
  return [counter.set(i32.const(turns)), countDown(counter, [...body, ...move(pointers, 1)])];
}

/** The same for a number of iterations known at run time, possibly 0. */
export function loopTimes(
  builder: FunctionBuilder,
  turns: I32,
  pointers: readonly MovingPointer[],
  body: readonly Statement[],
): Statement {
  const counter = builder.local('i32');
  return when(counter.tee(turns), [countDown(counter, [...body, ...move(pointers, 1)])]);
}

/** Repeats a body for the units from the first to the last (exclusive) of a range; pointers begin at the first unit. */
export function loopUnits(
  builder: FunctionBuilder,
  [from, to]: readonly Local<'i32'>[],
  pointers: readonly MovingPointer[],
  body: readonly Statement[],
): Statement[] {
  return [...moveBy(pointers, from.get), loopTimes(builder, i32.sub(to.get, from.get), pointers, body)];
}

/** Nested loops, outermost first. Pointers end where they began. */
export function nestLoops(
  builder: FunctionBuilder,
  lengths: readonly number[],
  pointers: readonly { readonly pointer: Local<'i32'>; readonly strides: readonly number[] }[],
  body: readonly Statement[],
): Statement[] {
  return lengths.reduceRight<readonly Statement[]>((inner, length, level) => {
    const moving = pointers.map(({ pointer, strides }) => ({ pointer, stride: strides[level] }));
    return [...loopOver(builder, length, moving, inner), ...move(moving, -length)];
  }, body) as Statement[];
}

function countDown(counter: Local<'i32'>, body: readonly Statement[]): Statement {
  return repeatWhile(counter.tee(i32.sub(counter.get, i32.const(1))), block(...body));
}
