import type { Workload } from './workloads.ts';

/** The common start of all candidates, so that all compute the same values. */
export interface Start {
  /** [batch, …input], channels last. */
  readonly inputs: Float32Array;
  /** One value per sample: a class index, or a regression value. */
  readonly targets: Float32Array;
  /** For each layer with a weight, in order: the weight as in the graph document, and a zero bias. */
  readonly weights: readonly Weights[];
}

/** The initial values of a layer. */
export interface Weights {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** A network ready to train, with the batch in the candidate's format. */
export interface Trainer {
  /**
   * Trains on the batch repeatedly.
   * @returns the loss of the last step before its update; undefined if the candidate defines its loss differently
   */
  train(steps: number): Promise<number | undefined> | number | undefined;
  /** Ends what it started, such as a process. */
  close?(): void;
}

/** A library that trains networks, to be measured. */
export interface Candidate {
  readonly name: string;
  /** True if it can use several threads; otherwise it is measured on one. */
  readonly threaded: boolean;
  /** Only measured if requested by name. */
  readonly onRequest?: boolean;
  /** Prepares a workload. Throws an Error with the reason if the candidate cannot run it. */
  prepare(workload: Workload, start: Start, threads: number): Promise<Trainer>;
}
