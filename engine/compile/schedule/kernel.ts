import type { Operation, Shape, Value } from '../../ops/index.ts';

/**
 * What runs in one go: an operation, together with the element-wise operations that are computed on its way and whose
 * results are never stored.
 */
export interface Kernel {
  /** The operation whose output is stored. Its inputs, and those of the inlined ones, are what was computed or stored: no views of the same shape. */
  readonly root: Operation;
  /** Element-wise operations in front of it that are computed within its loop, each after those that it needs. */
  readonly inlined: readonly Operation[];
  /** What it reads from memory, each once: values that were stored before, or come from outside. */
  readonly reads: readonly Value[];
  /** The shape that its loop runs over. */
  readonly space: Shape;
}

/** A program as the list of kernels that an executor runs, one after the other. */
export interface Schedule {
  readonly kernels: readonly Kernel[];
  /** The value under whose numbers a value is stored: itself, or what it is a view of. */
  readonly storageOf: (value: Value) => Value;
}
