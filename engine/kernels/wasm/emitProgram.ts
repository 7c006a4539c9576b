import { type FunctionBuilder, type I32, i32, type Local, type Statement, when } from '../../wasm/index.ts';
import { barrier } from './barrier.ts';
import type { BoundKernel, KernelTarget } from './kernelFunction.ts';
import type { Phase } from './schedulePhases.ts';

/** The threads of a program, their barrier, and their scratch memory. */
export interface ProgramFrame {
  readonly threads: number;
  readonly barrierAddress: number;
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Maximum kernel calls per function: WebAssembly functions take at most 7,654,321 bytes, and a call up to a thousand. */
const MOST_CALLS = 2000;

/** The kernels of a phase called in one function. */
interface Stage extends Phase {
  /** True if it ends the phase, with a barrier. */
  readonly isLast: boolean;
}

/**
 * Emits `run(thread)`: every thread runs its share of the same phases, with a barrier between them. A program of many kernels is
 * split into several functions.
 */
export function emitProgram(target: KernelTarget, phases: readonly Phase[], frame: ProgramFrame): void {
  const parts = divide(phases.flatMap(cutPhase));
  const run = target.module.function('run');
  const thread = run.parameter('i32');
  if (parts.length === 1) emitStages(target, run, thread, parts[0], frame);
  else for (const stages of parts) run.emit(emitPart(target, stages, frame).call(thread.get));
}

function emitPart(target: KernelTarget, stages: readonly Stage[], frame: ProgramFrame): FunctionBuilder {
  const part = target.module.function();
  emitStages(target, part, part.parameter('i32'), stages, frame);
  return part;
}

function emitStages(
  target: KernelTarget,
  builder: FunctionBuilder,
  thread: Local<'i32'>,
  stages: readonly Stage[],
  frame: ProgramFrame,
): void {
  const emitter = new StageEmitter(builder, thread, frame);
  for (const stage of stages) {
    builder.emit(...emitter.stage(stage));
    if (frame.threads > 1 && stage.isLast) builder.emit(barrier(target, frame.threads, frame.barrierAddress));
  }
}

const callsOf = ({ calls = 1 }: BoundKernel): number => calls;

function cutPhase({ kernels, isShared }: Phase): Stage[] {
  const pieces = groupUpTo(kernels, callsOf);
  return pieces.map((piece, index) => ({ kernels: piece, isShared, isLast: index === pieces.length - 1 }));
}

/** The stages of each function; at least one function. */
function divide(stages: readonly Stage[]): (readonly Stage[])[] {
  const parts = groupUpTo(stages, ({ kernels }) => kernels.reduce((total, kernel) => total + callsOf(kernel), 0));
  return parts.length > 0 ? parts : [[]];
}

/** Groups consecutive items up to the calls a function may have. An item with more is its own group. */
function groupUpTo<Item>(items: readonly Item[], callsIn: (item: Item) => number): Item[][] {
  const groups: Item[][] = [];
  let calls = MOST_CALLS;
  for (const item of items) {
    calls += callsIn(item);
    if (calls > MOST_CALLS) {
      groups.push([]);
      calls = callsIn(item);
    }
    groups[groups.length - 1].push(item);
  }
  return groups;
}

class StageEmitter {
  readonly #thread: Local<'i32'>;
  readonly #frame: ProgramFrame;
  readonly #from: Local<'i32'>;
  readonly #to: Local<'i32'>;

  constructor(builder: FunctionBuilder, thread: Local<'i32'>, frame: ProgramFrame) {
    this.#thread = thread;
    this.#frame = frame;
    this.#from = builder.local('i32');
    this.#to = builder.local('i32');
  }

  stage({ kernels, isShared }: Stage): Statement[] {
    if (isShared) return kernels.flatMap((kernel) => this.#share(kernel));
    const alone = kernels.map((kernel) => kernel.call(i32.const(0), i32.const(kernel.units), this.#site()));
    return this.#frame.threads > 1 ? [when(i32.eqz(this.#thread.get), alone)] : alone;
  }

  /** This thread's fixed share of a kernel. */
  #share(kernel: BoundKernel): Statement[] {
    const { threads } = this.#frame;
    const bound = (thread: I32) => i32.divU(i32.mul(thread, i32.const(kernel.units)), i32.const(threads));
    const call = kernel.call(this.#from.get, this.#to.get, this.#site());
    return [
      this.#from.set(bound(this.#thread.get)),
      this.#to.set(bound(i32.add(this.#thread.get, i32.const(1)))),
      when(i32.ltU(this.#from.get, this.#to.get), [call]),
    ];
  }

  #site() {
    const { scratch, scratchBytes, threads } = this.#frame;
    const own = i32.mul(this.#thread.get, i32.const(scratchBytes));
    return { scratch: threads > 1 ? i32.add(i32.const(scratch), own) : i32.const(scratch) };
  }
}
