import type { Kernel } from '../../compile/schedule/index.ts';
import type { Operation, Shape } from '../../ops/index.ts';
import { type FunctionBuilder, f32x4, i32, type Local, type Statement, type V128, v128 } from '../../wasm/index.ts';
import { describeOperations, emitExpression } from './expressions.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { acrossLanes, BYTES, FIRST_LANES, LANES, storeLanes } from './lanes.ts';
import { collapseLoops } from './loopNest.ts';
import { loopOver, loopTimes, type MovingPointer, move, moveBy, nestLoops } from './pointerLoops.ts';
import { keep, vectorContext } from './vectorMath.ts';

/** A sum over some dimensions of elementwise operations on tensors in memory. */
export interface SumTask {
  readonly operations: readonly Operation[];
  /** Id of the summed value. */
  readonly summed: number;
  readonly reads: Kernel['reads'];
  readonly space: Shape;
  /** The shape of the sum; it broadcasts to the space. */
  readonly shape: Shape;
}

/** Kept loops and summed loops, each outermost first; strides for the sum and the operands. */
interface SumNest {
  readonly kept: readonly Loop[];
  readonly reduced: readonly Loop[];
  /** True if the innermost memory dimension is summed rather than kept. */
  readonly sumsNeighbors: boolean;
}

interface Loop {
  readonly length: number;
  /** In elements; first for the sum, then for each operand. */
  readonly strides: readonly number[];
}

export function sumKernel(target: KernelTarget, task: SumTask, addressOf: (id: number) => number, output: number): BoundKernel {
  const nest = arrange(task);
  const { operations, reads, summed } = task;
  const key = `sum ${describeOperations(operations, reads, [summed])} ${JSON.stringify(nest)}`;
  const builder = emitOnce(target, key, (made) => new SumEmitter(made, target, task, nest).emit());
  const units = unitsOf(nest);
  const total = [...nest.kept, ...nest.reduced].reduce((product, { length }) => product * length, 1);
  return callFunction(builder, [output, ...reads.map(({ id }) => id)].map(addressOf), {
    units,
    costPerUnit: (total / units / LANES) * (operations.length + reads.length + 1),
  });
}

function arrange({ space, shape, reads }: SumTask): SumNest {
  const { lengths, strides } = collapseLoops(space, [shape, ...reads.map((read) => read.shape)]);
  const loops = lengths.map((length, level) => ({ length, strides: strides.map((own) => own[level]) }));
  const isReduced = ({ strides: [sum] }: Loop) => sum === 0;
  return {
    kept: loops.filter((loop) => !isReduced(loop)),
    reduced: loops.filter(isReduced),
    sumsNeighbors: isReduced(loops[loops.length - 1]),
  };
}

/** Threads share the outermost kept loop, by element or by vector. */
function unitsOf({ kept, sumsNeighbors }: SumNest): number {
  if (kept.length === 0) return 1;
  return kept.length === 1 && !sumsNeighbors ? Math.ceil(kept[0].length / LANES) : kept[0].length;
}

class SumEmitter {
  readonly #builder: FunctionBuilder;
  readonly #target: KernelTarget;
  readonly #task: SumTask;
  readonly #nest: SumNest;
  readonly #from: Local<'i32'>;
  readonly #to: Local<'i32'>;
  /** First for the sum, then for each operand. */
  readonly #pointers: readonly Local<'i32'>[];
  readonly #total: Local<'v128'>;

  constructor(builder: FunctionBuilder, target: KernelTarget, task: SumTask, nest: SumNest) {
    this.#builder = builder;
    this.#target = target;
    this.#task = task;
    this.#nest = nest;
    this.#from = builder.parameter('i32');
    this.#to = builder.parameter('i32');
    this.#pointers = [0, ...task.reads].map(() => builder.parameter('i32'));
    this.#total = builder.local('v128');
  }

  emit(): void {
    const { kept, sumsNeighbors } = this.#nest;
    if (sumsNeighbors) this.#overKept(kept, this.#sumOfNeighbors());
    else if (kept.length === 1) this.#builder.emit(...this.#overVectors(kept[0]));
    else this.#overKept(kept.slice(0, -1), this.#wholeRowOfSums(kept[kept.length - 1]));
  }

  /** Runs a body for each element of the kept loops, the outermost from unit to unit. */
  #overKept(loops: readonly Loop[], body: readonly Statement[]): void {
    const [outer, ...inner] = loops;
    if (!outer) {
      this.#builder.emit(...body);
      return;
    }
    const moving = this.#moving(outer);
    const nested = this.#nested(inner, body);
    const count = i32.sub(this.#to.get, this.#from.get);
    this.#builder.emit(...moveBy(moving, this.#from.get), loopTimes(this.#builder, count, moving, nested));
  }

  /** Adjacent sums: four at a time, in units that threads share. */
  #overVectors(loop: Loop): Statement[] {
    const moving = this.#moving(loop).map(({ pointer, stride }) => ({ pointer, stride: stride * LANES }));
    const vectors = Math.floor(loop.length / LANES);
    const whole = i32.select(i32.ltU(i32.const(vectors), this.#to.get), i32.const(vectors), this.#to.get);
    const rest = loop.length % LANES;
    const isLast = i32.gtU(this.#to.get, i32.const(vectors));
    const full = loopTimes(this.#builder, i32.sub(whole, this.#from.get), moving, this.#sumsSideBySide(loop, LANES));
    const tail = loopTimes(this.#builder, isLast, [], this.#sumsSideBySide(loop, rest));
    return [...moveBy(moving, this.#from.get), full, ...(rest === 0 ? [] : [tail])];
  }

  #wholeRowOfSums(loop: Loop): Statement[] {
    const moving = this.#moving(loop).map(({ pointer, stride }) => ({ pointer, stride: stride * LANES }));
    const vectors = Math.floor(loop.length / LANES);
    const rest = loop.length % LANES;
    return [
      ...loopOver(this.#builder, vectors, moving, this.#sumsSideBySide(loop, LANES)),
      ...(rest === 0 ? [] : this.#sumsSideBySide(loop, rest)),
      ...move(moving, -vectors),
    ];
  }

  /** Up to four adjacent sums, each over all summed loops. */
  #sumsSideBySide(along: Loop, lanes: number): Statement[] {
    const moves = (operand: number) => along.strides[operand + 1] !== 0;
    const body = this.#add(moves, (value) => value);
    const stores = storeLanes(this.#pointers[0].get, this.#total.get, lanes);
    return [this.#total.set(f32x4.const(0)), ...this.#nested(this.#nest.reduced, body), ...stores];
  }

  /** One sum over contiguous values, four at a time, and over the other summed loops. */
  #sumOfNeighbors(): Statement[] {
    const { reduced } = this.#nest;
    const along = reduced[reduced.length - 1];
    const moves = (operand: number) => along.strides[operand + 1] !== 0;
    const moving = this.#moving(along).map(({ pointer, stride }) => ({ pointer, stride: stride * LANES }));
    const vectors = Math.floor(along.length / LANES);
    const rest = along.length % LANES;
    const row = [
      ...loopOver(
        this.#builder,
        vectors,
        moving,
        this.#add(moves, (value) => value),
      ),
      ...(rest === 0 ? [] : this.#add(moves, (value) => v128.and(value, FIRST_LANES[rest]))),
      ...move(moving, -vectors),
    ];
    return [
      this.#total.set(f32x4.const(0)),
      ...this.#nested(reduced.slice(0, -1), row),
      ...acrossLanes(this.#builder, this.#total, f32x4.add),
      v128.store32Lane(this.#pointers[0].get, this.#total.get, 0),
    ];
  }

  /** Computes four elements and adds those that `select` keeps to the total. */
  #add(moves: (operand: number) => boolean, select: (value: V128) => V128): Statement[] {
    const { operations, reads, summed } = this.#task;
    const statements: Statement[] = [];
    const context = vectorContext(this.#builder, statements, this.#target.hasFma);
    const operands = new Map(
      reads.map(({ id }, index) => {
        const address = this.#pointers[index + 1].get;
        return [id, keep(context, moves(index) ? v128.load(address) : v128.load32Splat(address))];
      }),
    );
    const lanesOf = emitExpression(operations, (id) => operands.get(id), context);
    return [...statements, this.#total.set(f32x4.add(this.#total.get, select(lanesOf(summed))))];
  }

  #moving({ strides }: Loop): MovingPointer[] {
    return this.#pointers.map((pointer, operand) => ({ pointer, stride: strides[operand] * BYTES }));
  }

  #nested(loops: readonly Loop[], body: readonly Statement[]): Statement[] {
    const pointers = this.#pointers.map((pointer, operand) => ({
      pointer,
      strides: loops.map(({ strides }) => strides[operand] * BYTES),
    }));
    return nestLoops(
      this.#builder,
      loops.map(({ length }) => length),
      pointers,
      body,
    );
  }
}
