/**
 * Costs of a node. Floating-point operations are those of its layer's lowered operations before fusion; a multiply-add counts
 * two. Memory is in bytes.
 */
export interface NodeCosts {
  /** Floating-point operations per sample, in evaluation. */
  readonly sample: number;
  /** Floating-point operations per training batch; 0 if no loss depends on the node. */
  readonly forward: number;
  readonly backward: number;
  /** Its output for one sample; 0 for a view. */
  readonly outputBytes: number;
  /** Its own parameters. */
  readonly parameterBytes: number;
  /** Optimizer state and other slots of its parameters. */
  readonly slotBytes: number;
}

/** Costs of a graph, total and by node. Plain data, so that a worker can send it. */
export interface GraphCosts {
  readonly batchSize: number;
  /** By id, including blocks; without nodes of unknown shape or with too many operations to count. */
  readonly nodes: ReadonlyMap<string, NodeCosts>;
  /** False if a node has too many operations to count: the totals are then too low. */
  readonly isComplete: boolean;
  /** Floating-point operations of a prediction for one sample. */
  readonly sample: number;
  /**
   * Floating-point operations of a training step: forward, backward, clipping and update. Excludes weight penalties, max-norm
   * projections and gradient accumulation.
   */
  readonly step: { readonly forward: number; readonly backward: number; readonly update: number; readonly total: number };
  readonly memory: TrainingMemory;
}

/** Memory of training in bytes, without reuse. */
export interface TrainingMemory {
  readonly parameters: number;
  readonly slots: number;
  /** The outputs of all nodes for a batch. */
  readonly outputs: number;
  /** ∂J/∂W of all trained parameters, and ∂J/∂output for a batch. */
  readonly gradients: number;
  readonly total: number;
}
