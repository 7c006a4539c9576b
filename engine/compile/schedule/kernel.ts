import type { Operation, Shape, Value } from '../../ops/index.ts';

/** One loop: a stored operation, with the elementwise operations fused into it, whose results are not stored. */
export interface Kernel {
  /** The stored operation. Its inputs, and those of the fused ones, are computed or stored values, not same-shape views. */
  readonly root: Operation;
  /** The elementwise operations fused into it, in topological order. */
  readonly inlined: readonly Operation[];
  /** Its inputs from memory, without duplicates: values stored before, or from outside. */
  readonly reads: readonly Value[];
  /** The shape of its loop. */
  readonly space: Shape;
}

/** A program as kernels in execution order. */
export interface Schedule {
  readonly kernels: readonly Kernel[];
  /** The stored value behind a value: itself, or the source of a view. */
  readonly storageOf: (value: Value) => Value;
}
