import { type FunctionBuilder, f32x4, type Local, type Statement, type V128, v128 } from '../../wasm/index.ts';
import { type BoundKernel, callFunction, emitOnce, type KernelTarget } from './kernelFunction.ts';
import { acrossLanes, BYTES, FIRST_LANES, LANES, storeLanes, VECTOR } from './lanes.ts';
import { loopOver, loopUnits, move } from './pointerLoops.ts';
import { exp, keep, log, type VectorContext, vectorContext } from './vectorMath.ts';

/** Instructions per element, mostly the exponential. */
const COST = 10;

export interface RowTask {
  readonly rows: number;
  /** Elements per row. */
  readonly length: number;
  readonly isLogarithm: boolean;
}

/** The softmax of each row, or its logarithm, shifted by the row's maximum. */
export function softmaxKernel(
  target: KernelTarget,
  task: RowTask,
  addresses: { readonly x: number; readonly output: number },
): BoundKernel {
  const key = `softmax ${task.length} ${task.isLogarithm}`;
  const builder = emitOnce(target, key, (made) => new SoftmaxEmitter(made, target, task).emit());
  return callFunction(builder, [addresses.x, addresses.output], { units: task.rows, costPerUnit: (task.length / LANES) * COST });
}

class SoftmaxEmitter {
  readonly #builder: FunctionBuilder;
  readonly #target: KernelTarget;
  readonly #task: RowTask;

  constructor(builder: FunctionBuilder, target: KernelTarget, task: RowTask) {
    this.#builder = builder;
    this.#target = target;
    this.#task = task;
  }

  emit(): void {
    const builder = this.#builder;
    const [from, to, x, output] = builder.parameters(4);
    const [largest, total] = builder.locals('v128', 2);
    const rows = [x, output].map((pointer) => ({ pointer, stride: this.#task.length * BYTES }));
    const toLargest = (value: V128, mask?: V128): Statement[] => {
      const masked = mask ? v128.select(mask, value, f32x4.const(Number.NEGATIVE_INFINITY)) : value;
      return [largest.set(f32x4.max(largest.get, masked))];
    };
    const toTotal = (value: V128, mask?: V128): Statement[] =>
      this.#compute((context) => {
        const power = keep(context, exp(context, f32x4.sub(value, largest.get)));
        context.emit(total.set(f32x4.add(total.get, mask ? v128.and(power, mask) : power)));
      });
    const row: Statement[] = [
      largest.set(f32x4.const(Number.NEGATIVE_INFINITY)),
      ...this.#overRow([x], (mask) => toLargest(v128.load(x.get), mask)),
      ...acrossLanes(builder, largest, f32x4.max),
      total.set(f32x4.const(0)),
      ...this.#overRow([x], (mask) => toTotal(v128.load(x.get), mask)),
      ...acrossLanes(builder, total, f32x4.add),
      ...this.#write(x, output, largest, total),
    ];
    builder.emit(...loopUnits(builder, [from, to], rows, row));
  }

  #write(x: Local<'i32'>, output: Local<'i32'>, largest: Local<'v128'>, total: Local<'v128'>): Statement[] {
    const { isLogarithm, length } = this.#task;
    const rest = length % LANES;
    const offset = isLogarithm
      ? this.#compute((context) => context.emit(largest.set(f32x4.add(largest.get, log(context, total.get)))))
      : [];
    const written = (isTail: boolean): Statement[] =>
      this.#compute((context) => {
        const shifted = f32x4.sub(v128.load(x.get), largest.get);
        const value = keep(context, isLogarithm ? shifted : f32x4.div(exp(context, shifted), total.get));
        context.emit(...storeLanes(output.get, value, isTail ? rest : LANES));
      });
    return [...offset, ...this.#overRow([x, output], (mask) => written(mask !== undefined))];
  }

  /** Along a row, four elements at a time; the last ones get a mask of the remaining lanes. */
  #overRow(pointers: readonly Local<'i32'>[], body: (mask?: V128) => Statement[]): Statement[] {
    const { length } = this.#task;
    const vectors = Math.floor(length / LANES);
    const moving = pointers.map((pointer) => ({ pointer, stride: VECTOR }));
    const tail = length % LANES === 0 ? [] : body(FIRST_LANES[length % LANES]);
    return [...loopOver(this.#builder, vectors, moving, body()), ...tail, ...move(moving, -vectors)];
  }

  #compute(write: (context: VectorContext) => void): Statement[] {
    const statements: Statement[] = [];
    write(vectorContext(this.#builder, statements, this.#target.hasFma));
    return statements;
  }
}
