import { type FunctionBuilder, type I32, i32, type ModuleBuilder, type Statement } from '../../wasm/index.ts';

/** The module that kernels are emitted into, and its host features. */
export interface KernelTarget {
  readonly module: ModuleBuilder;
  /** True if the host has a fused multiply-add (relaxed SIMD). */
  readonly hasFma: boolean;
  /** Emitted functions, by key. */
  readonly emitted: Map<string, FunctionBuilder>;
}

/** A kernel bound to addresses: units of work that threads can share, each written by one thread. */
export interface BoundKernel {
  readonly units: number;
  /** Approximate instructions per unit; decides whether threads pay off. */
  readonly costPerUnit: number;
  /** Number of functions it calls. Default 1. */
  readonly calls?: number;
  /** Runs the units from `from` (inclusive) to `to` (exclusive). */
  call(from: I32, to: I32, thread: ThreadSite): Statement;
}

/** The thread that a kernel runs on. */
export interface ThreadSite {
  /** Address of the thread's scratch memory. */
  readonly scratch: I32;
}

/**
 * A kernel as calls of a function that takes the first and the last unit, then addresses or other words.
 * @param usesScratch true if the function takes the thread's scratch memory last
 */
export function callFunction(
  builder: FunctionBuilder,
  words: readonly number[],
  work: Pick<BoundKernel, 'units' | 'costPerUnit'>,
  usesScratch = false,
): BoundKernel {
  const operands = words.map((word) => i32.const(word));
  return { ...work, call: (from, to, { scratch }) => builder.call(from, to, ...operands, ...(usesScratch ? [scratch] : [])) };
}

/** Emits a function once per key. */
export function emitOnce(target: KernelTarget, key: string, emit: (builder: FunctionBuilder) => void): FunctionBuilder {
  const known = target.emitted.get(key);
  if (known) return known;
  const builder = target.module.function();
  target.emitted.set(key, builder);
  emit(builder);
  return builder;
}
