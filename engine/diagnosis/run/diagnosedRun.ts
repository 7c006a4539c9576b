import type { GraphAnalysis, GraphDocument } from '../../graph/index.ts';
import type { EpochMetrics, TestResult } from '../../training/index.ts';

/**
 * A training run as diagnoses read it: what training records, and what is measured on request from its data and its weights.
 * Nothing is recorded for diagnoses alone.
 */
export interface DiagnosedRun {
  readonly document: GraphDocument;
  /** Of the document, against the run's data where it is known. */
  readonly analysis: GraphAnalysis;
  /** Complete epochs, in order. */
  readonly epochs: readonly Pick<EpochMetrics, 'epoch' | 'step' | 'loss' | 'metrics' | 'validation'>[];
  /** Steps in order, perhaps not all. */
  readonly steps: readonly StepRecord[];
  /** Recorded gradients in order, perhaps not all. */
  readonly flow: readonly FlowRecord[];
  /** Set if a number that is not finite ended the run. */
  readonly failure?: { readonly step: number; readonly node?: string | undefined } | undefined;
  /** True if its weights are those of an earlier, better epoch. */
  readonly hasRestoredBest?: boolean | undefined;
  /** Absent without the data or the weights. */
  readonly measured?: Measurements | undefined;
}

export interface StepRecord {
  readonly step: number;
  /** Null if it is not finite. */
  readonly loss: number | null;
  readonly learningRate: number;
}

/** The gradients of one step. */
export interface FlowRecord {
  readonly step: number;
  readonly nodes: readonly NodeFlow[];
  readonly parameters: readonly ParameterFlow[];
}

export interface NodeFlow {
  readonly node: string;
  /** Root mean square of ∂J/∂out. */
  readonly gradient: number;
  /** Of an activation: the share of its units with a slope below 0.05. */
  readonly saturated?: number | undefined;
}

export interface ParameterFlow {
  readonly parameter: string;
  readonly node: string;
  /** ‖ΔW‖ / ‖W‖. */
  readonly updateRatio: number;
}

/** What data and weights tell of a run; each part is absent where it does not apply. */
export interface Measurements {
  readonly data: DataMeasurements;
  /** In evaluation mode, with the weights of the last checkpoint. */
  readonly training?: SplitResult | undefined;
  readonly validation?: SplitResult | undefined;
  /** Activations whose units can die. */
  readonly units: readonly UnitCounts[];
  /** Recurrent layers. */
  readonly timesteps: readonly TimestepFlow[];
  readonly neighbors?: NeighborScore | undefined;
  /** Losses with targets that the activation before them cannot reach. */
  readonly reach: readonly TargetReach[];
}

export type SplitResult = Pick<TestResult, 'loss' | 'metrics' | 'samples' | 'matrices'>;

export interface DataMeasurements {
  readonly trainingSamples: number;
  readonly validationSamples: number;
  /** Features of the inputs as the network gets them, then the quantities among the targets. */
  readonly features: readonly FeatureMeasurements[];
  /** Samples per class; absent without classes. */
  readonly classes?: ClassCounts | undefined;
}

export interface ClassCounts {
  readonly names: readonly string[];
  readonly training: readonly number[];
  readonly validation: readonly number[];
}

/** One number of each sample, after normalization. */
export interface FeatureMeasurements {
  /** The input or target node. */
  readonly node: string;
  readonly side: 'input' | 'target';
  readonly name: string;
  /** True for a named column of a table. */
  readonly isNamed: boolean;
  readonly training: Spread;
  readonly validation?: Spread | undefined;
  /** The share of the target's variance that this feature alone explains, from 0 to 1: η² of classes, r² of a quantity. */
  readonly explained?: number | undefined;
}

export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

export interface UnitCounts {
  readonly node: string;
  readonly units: number;
  /** Units whose output is 0 for every sample looked at. */
  readonly dead: number;
  readonly samples: number;
}

/** The gradient of a recurrent layer through its timesteps. */
export interface TimestepFlow {
  readonly node: string;
  readonly timesteps: number;
  /** ‖∂J/∂h‖ at the first timestep over that at the last one. */
  readonly ratio: number;
}

/** What the nearest neighbors in the training split predict of held-out samples. */
export interface NeighborScore {
  readonly metric: 'accuracy' | 'r2';
  readonly value: number;
  readonly neighbors: number;
  readonly samples: number;
}

export interface TargetReach {
  readonly loss: string;
  /** The activation before it. */
  readonly activation: string;
  readonly least: number;
  readonly largest: number;
  /** The share of training targets outside. */
  readonly outside: number;
}
