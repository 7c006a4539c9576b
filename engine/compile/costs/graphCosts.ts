/**
 * What a node costs. Floating-point operations are those of the operations that its layer lowers to, before any are fused;
 * a multiply-add is two. Memory is in bytes.
 */
export interface NodeCosts {
  /** Floating-point operations for one sample, in evaluation. */
  readonly sample: number;
  /** Floating-point operations for a batch in training; 0 where no loss depends on the node. */
  readonly forward: number;
  readonly backward: number;
  /** Its output for one sample; 0 where that is a view of another's. */
  readonly outputBytes: number;
  /** Its own parameters. */
  readonly parameterBytes: number;
  /** What training remembers of them from update to update. */
  readonly slotBytes: number;
}

/** What a graph costs: in all, and by node. Plain data, so that a worker can send it. */
export interface GraphCosts {
  readonly batchSize: number;
  /** By id, also of blocks; without those whose shapes are still open, and those with too many operations to count. */
  readonly nodes: ReadonlyMap<string, NodeCosts>;
  /** False where a node has too many operations to count: the whole costs more than it says. */
  readonly isComplete: boolean;
  /** Floating-point operations of a prediction for one sample. */
  readonly sample: number;
  /**
   * Floating-point operations of a training step: forward, backward, clipping and update. Penalties and bounds of weights,
   * and gradients that several batches add up, are not among them.
   */
  readonly step: { readonly forward: number; readonly backward: number; readonly update: number; readonly total: number };
  readonly memory: TrainingMemory;
}

/** What training holds, in bytes, if nothing were stored where something else was before. */
export interface TrainingMemory {
  readonly parameters: number;
  readonly slots: number;
  /** The outputs of all nodes for a batch. */
  readonly outputs: number;
  /** ∂J/∂W of all parameters that are trained, and ∂J/∂output for a batch. */
  readonly gradients: number;
  readonly total: number;
}
