import type { FunctionBuilder, I32, ModuleBuilder, Statement } from '../../wasm/index.ts';

/** What kernels are emitted into, and for which host. */
export interface KernelTarget {
  readonly module: ModuleBuilder;
  /** Whether the host multiplies and adds in one instruction (relaxed SIMD). */
  readonly hasFma: boolean;
  /** Functions that were emitted already, by what they do. */
  readonly emitted: Map<string, FunctionBuilder>;
}

/** A kernel at its place in a program: work in units that threads can share out, each written by one thread only. */
export interface BoundKernel {
  /** How many units there are. */
  readonly units: number;
  /** Roughly how many instructions a unit takes; decides whether threads are worth their while. */
  readonly costPerUnit: number;
  /** How many functions it calls, where these are several. */
  readonly calls?: number;
  /** Does the units from `from` up to, not including, `to`. */
  call(from: I32, to: I32, thread: ThreadSite): Statement;
}

/** What a kernel knows of the thread that it runs on. */
export interface ThreadSite {
  /** The address of memory that is the thread's own while a kernel runs. */
  readonly scratch: I32;
}

/** Emits a function once for everything that asks for the same. */
export function emitOnce(target: KernelTarget, key: string, emit: (builder: FunctionBuilder) => void): FunctionBuilder {
  const known = target.emitted.get(key);
  if (known) return known;
  const builder = target.module.function();
  target.emitted.set(key, builder);
  emit(builder);
  return builder;
}
