import type { Workload } from './workloads.ts';

/** What every candidate starts from, so that all of them compute the same numbers. */
export interface Start {
  /** [batch, …input], channels last. */
  readonly inputs: Float32Array;
  /** A number a sample: a class index, or the value of a regression. */
  readonly targets: Float32Array;
  /** For each layer that has a weight, in order: weight as the graph document has it, and a bias of zeros. */
  readonly weights: readonly { readonly weight: Float32Array; readonly bias: Float32Array }[];
}

/** A network that a candidate has made ready to train, with the batch where the candidate wants it. */
export interface Trainer {
  /**
   * Trains on the batch, over and over.
   * @returns the loss of the last step before its update; undefined where the candidate defines its loss otherwise
   */
  train(steps: number): Promise<number | undefined> | number | undefined;
  /** Ends what it started: a process of its own, say. */
  close?(): void;
}

export interface CandidateOptions {
  readonly threads: number;
}

/** Something that trains networks, and is measured. */
export interface Candidate {
  readonly name: string;
  /** Whether it can use more than one thread; if not, it is measured on one. */
  readonly threaded: boolean;
  /** Left out unless it is asked for by name. */
  readonly onRequest?: boolean;
  /** Makes a workload ready. Throws an Error that says why where the candidate cannot run it. */
  prepare(workload: Workload, start: Start, options: CandidateOptions): Promise<Trainer>;
}
