import type { BoundGraph } from '../../graph/index.ts';
import type { Executor } from '../../kernels/index.ts';
import type { Dataset, NamedTensor } from '../../training/index.ts';

/** A run to measure. */
export interface MeasureOptions {
  readonly graph: BoundGraph<Dataset>;
  /** Of the last checkpoint, in the graph's parameter order. */
  readonly parameters: readonly NamedTensor[];
  readonly executor: Executor;
}
