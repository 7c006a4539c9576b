import { type FunctionBuilder, type I32, i32, type Local, type Statement, when } from '../../wasm/index.ts';
import { barrier } from './barrier.ts';
import type { BoundKernel, KernelTarget } from './kernelFunction.ts';
import type { Phase } from './schedulePhases.ts';

/** How a program runs: on how many threads, where they meet, and where each has memory to itself. */
export interface ProgramFrame {
  readonly threads: number;
  readonly barrierAddress: number;
  readonly scratch: number;
  readonly scratchBytes: number;
}

/** Emits `run(thread)`: every thread runs the same list of phases, each its share, and waits for the others between them. */
export function emitProgram(target: KernelTarget, phases: readonly Phase[], frame: ProgramFrame): void {
  const builder = target.module.function('run');
  const thread = builder.parameter('i32');
  const emitter = new ProgramEmitter(builder, thread, frame);
  const parts = phases.map((phase) => emitter.phase(phase));
  const meet = () => barrier(target, frame.threads, frame.barrierAddress);
  builder.emit(...parts.flatMap((part) => (frame.threads > 1 ? [...part, meet()] : part)));
}

class ProgramEmitter {
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

  phase({ kernels, isShared }: Phase): Statement[] {
    if (isShared) return kernels.flatMap((kernel) => this.#share(kernel));
    const alone = kernels.map((kernel) => kernel.call(i32.const(0), i32.const(kernel.units), this.#site()));
    return this.#frame.threads > 1 ? [when(i32.eqz(this.#thread.get), alone)] : alone;
  }

  /** The part of a kernel that belongs to this thread: fixed, whatever the others do. */
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
