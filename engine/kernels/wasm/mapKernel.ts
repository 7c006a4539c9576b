import type { Kernel } from '../../compile/schedule/index.ts';
import type { Operation } from '../../ops/index.ts';
import { type FunctionBuilder, i32, type Local, type Statement, type V128, v128, when } from '../../wasm/index.ts';
import { describeOperations, emitExpression } from './expressions.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { BYTES, LANES, storeLanes } from './lanes.ts';
import { collapseLoops, type LoopNest } from './loopNest.ts';
import { loopOver, loopTimes, loopUnits, type MovingPointer, move, moveBy, nestLoops } from './pointerLoops.ts';
import { keep, vectorContext } from './vectorMath.ts';

/** One or more tensors computed elementwise in one loop. */
export interface MapTask {
  /** Elementwise operations in topological order. */
  readonly operations: readonly Operation[];
  /** Ids and shapes of the inputs from memory. */
  readonly reads: Kernel['reads'];
  /** Ids of the stored values, each of the space's shape. */
  readonly writes: readonly number[];
  readonly space: Kernel['space'];
}

/** Emits a loop over the space and binds it to addresses. */
export function mapKernel(target: KernelTarget, task: MapTask, addressOf: (id: number) => number): BoundKernel {
  const { operations, reads, writes, space } = task;
  const nest = collapseLoops(space, [...writes.map(() => space), ...reads.map(({ shape }) => shape)]);
  const builder = emitOnce(target, `map ${describeOperations(operations, reads, writes)} ${JSON.stringify(nest)}`, (made) =>
    emitMap(made, target, task, nest),
  );
  const isFlat = nest.lengths.length === 1;
  const total = nest.lengths.reduce((product, length) => product * length, 1);
  const units = isFlat ? Math.ceil(total / UNIT) : nest.lengths[0];
  return callFunction(builder, [...writes, ...reads.map(({ id }) => id)].map(addressOf), {
    units,
    costPerUnit: (total / units / LANES) * (operations.length + reads.length),
  });
}

/** Elements per unit of a shared loop: a multiple of a cache line. */
const UNIT = 64;

function emitMap(builder: FunctionBuilder, target: KernelTarget, task: MapTask, nest: LoopNest): void {
  const from = builder.parameter('i32');
  const to = builder.parameter('i32');
  const pointers = nest.strides.map(() => builder.parameter('i32'));
  const inner = new InnerLoop(builder, target, task, nest, pointers);
  const last = nest.lengths.length - 1;
  if (last === 0) builder.emit(...inner.range(from, to, nest.lengths[0]));
  else {
    const level = (index: number): MovingPointer[] =>
      pointers.map((pointer, operand) => ({ pointer, stride: nest.strides[operand][index] * BYTES }));
    const middle = pointers.map((pointer, operand) => ({
      pointer,
      strides: nest.strides[operand].slice(1, last).map((stride) => stride * BYTES),
    }));
    const body = nestLoops(builder, nest.lengths.slice(1, last), middle, inner.whole(nest.lengths[last]));
    builder.emit(...loopUnits(builder, [from, to], level(0), body));
  }
}

/** The loop along the innermost dimension, four elements at a time. */
class InnerLoop {
  readonly #builder: FunctionBuilder;
  readonly #target: KernelTarget;
  readonly #task: MapTask;
  readonly #pointers: readonly Local<'i32'>[];
  /** True for operands that move along the dimension; the others are read once before the loop. */
  readonly #moves: readonly boolean[];

  constructor(builder: FunctionBuilder, target: KernelTarget, task: MapTask, nest: LoopNest, pointers: readonly Local<'i32'>[]) {
    this.#builder = builder;
    this.#target = target;
    this.#task = task;
    this.#pointers = pointers;
    this.#moves = nest.strides.map((strides) => strides[strides.length - 1] !== 0);
  }

  /** Loops over a whole row of fixed length; pointers end where they began. */
  whole(length: number): Statement[] {
    const vectors = Math.floor(length / LANES);
    const { hoisted, operandOf } = this.#readFixed();
    return [
      ...hoisted,
      ...loopOver(this.#builder, vectors, this.#moving(), this.#turn(operandOf, LANES)),
      ...this.#turn(operandOf, length % LANES),
      ...move(this.#moving(), -vectors),
    ];
  }

  /** Loops over the units from `from` to `to` of a one-dimensional tensor. */
  range(from: Local<'i32'>, to: Local<'i32'>, length: number): Statement[] {
    const end = i32.mul(to.get, i32.const(UNIT));
    const bounded = i32.select(i32.ltU(end, i32.const(length)), end, i32.const(length));
    const count = i32.sub(bounded, i32.mul(from.get, i32.const(UNIT)));
    const turns = this.#builder.local('i32');
    const rest = length % LANES;
    const isLast = i32.geU(i32.mul(to.get, i32.const(UNIT)), i32.const(length));
    const { hoisted, operandOf } = this.#readFixed();
    const unit = this.#moving().map(({ pointer, stride }) => ({ pointer, stride: (stride / LANES) * UNIT }));
    return [
      turns.set(i32.shrU(count, i32.const(2))),
      ...hoisted,
      ...moveBy(unit, from.get),
      loopTimes(this.#builder, turns.get, this.#moving(), this.#turn(operandOf, LANES)),
      ...(rest === 0 ? [] : [when(isLast, this.#turn(operandOf, rest))]),
    ];
  }

  #moving(): MovingPointer[] {
    return this.#pointers
      .filter((_pointer, operand) => this.#moves[operand])
      .map((pointer) => ({ pointer, stride: LANES * BYTES }));
  }

  /** Reads the operands that are constant along the dimension. */
  #readFixed(): { hoisted: Statement[]; operandOf: (id: number) => V128 | undefined } {
    const { reads, writes } = this.#task;
    const hoisted: Statement[] = [];
    const context = vectorContext(this.#builder, hoisted, this.#target.hasFma);
    const operands = new Map<number, V128>();
    reads.forEach(({ id }, index) => {
      const operand = writes.length + index;
      const address = this.#pointers[operand].get;
      operands.set(id, this.#moves[operand] ? v128.load(address) : keep(context, v128.load32Splat(address)));
    });
    return { hoisted, operandOf: (id) => operands.get(id) };
  }

  /** Computes four elements and stores the first `lanes` of them. */
  #turn(operandOf: (id: number) => V128 | undefined, lanes: number): Statement[] {
    if (lanes === 0) return [];
    const { operations, reads, writes } = this.#task;
    const statements: Statement[] = [];
    const context = vectorContext(this.#builder, statements, this.#target.hasFma);
    const loaded = new Map<number, V128>();
    reads.forEach(({ id }, index) => {
      const operand = operandOf(id);
      if (operand) loaded.set(id, this.#moves[writes.length + index] ? keep(context, operand) : operand);
    });
    const lanesOf = emitExpression(operations, (id) => loaded.get(id), context);
    writes.forEach((id, index) => {
      statements.push(...storeLanes(this.#pointers[index].get, lanesOf(id), lanes));
    });
    return statements;
  }
}
