import type { BoundKernel } from './kernelFunction.ts';

/** A kernel with the memory ranges that it reads and writes. */
export interface PlacedKernel {
  readonly kernel: BoundKernel;
  readonly reads: readonly Stretch[];
  readonly write: Stretch;
}

/** Bytes from `from` (inclusive) to `to` (exclusive). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Kernels that threads can run without a barrier between them. */
export interface Phase {
  readonly kernels: readonly BoundKernel[];
  /** True if every kernel is shared; else one thread runs them all. */
  readonly isShared: boolean;
}

/** Cost below which a barrier does not pay off: about ten microseconds. */
const SHARED_COST = 30_000;

/**
 * Splits kernels into phases. A new phase begins at a data dependency (read or write after write, write after read) within the
 * phase, and between kernels that one thread runs alone and shared ones.
 */
export function schedulePhases(kernels: readonly PlacedKernel[], threads: number): Phase[] {
  const phases: Phase[] = [];
  let current: PlacedKernel[] = [];
  let isShared = false;
  const close = () => {
    if (current.length > 0) phases.push({ kernels: current.map(({ kernel }) => kernel), isShared });
    current = [];
  };
  for (const placed of kernels) {
    const shares = threads > 1 && placed.kernel.units > 1 && placed.kernel.units * placed.kernel.costPerUnit >= SHARED_COST;
    if (shares !== isShared || (shares && current.some((other) => collide(other, placed)))) close();
    isShared = shares;
    current.push(placed);
  }
  close();
  return phases;
}

function collide(first: PlacedKernel, second: PlacedKernel): boolean {
  return (
    overlap(first.write, second.write) ||
    second.reads.some((read) => overlap(read, first.write)) ||
    first.reads.some((read) => overlap(read, second.write))
  );
}

const overlap = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;
