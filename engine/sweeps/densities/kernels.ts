import type { RandomStream } from '../../random/index.ts';

/** The kernels of a Parzen estimator in one parameter: one for each observation, and the prior as the last one. */
export interface Kernels {
  /** Draws a number from one kernel. */
  draw(kernel: number, random: RandomStream): number;
  /**
   * Adds the log density of a number under each kernel; its log probability where numbers are discrete.
   * @param sums one for each kernel
   */
  addLogDensities(value: number, sums: Float64Array): void;
}
