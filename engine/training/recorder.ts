import type { Quantity } from '../distributions/index.ts';
import type { SettingChange } from '../graph/index.ts';
import type { Distribution, TensorStatistics } from '../kernels/index.ts';
import type { MetricStates, MetricValues } from '../metrics/index.ts';
import type { Patience, ScheduleMemory } from '../schedules/index.ts';
import type { TrainingPlan } from './plan.ts';

export interface StepMetrics {
  /** Counts batches from 1, over all epochs. */
  readonly step: number;
  /** From 1. */
  readonly epoch: number;
  /** Batch mean. */
  readonly loss: number;
  /** Of the batch. */
  readonly metrics: MetricValues;
  readonly learningRate: number;
}

export interface Evaluation {
  readonly loss: number;
  readonly metrics: MetricValues;
}

/** Metrics of one epoch: means over its steps, and the validation after it. */
export interface EpochMetrics extends Evaluation {
  readonly epoch: number;
  readonly step: number;
  readonly validation?: Evaluation;
  readonly samplesPerSecond: number;
}

/** The gradient of one parameter at one step. */
export interface GradientRecord {
  readonly parameter: string;
  readonly gradient: TensorStatistics;
  /** ‖ΔW‖ / ‖W‖ of the update: about 0.001 is healthy. */
  readonly updateRatio: number;
}

/** The sizes of a node's output and of ∂J/∂out at one step, over the batch. */
export interface NodeRecord {
  readonly node: string;
  /** Euclidean norms. */
  readonly output: number;
  readonly gradient: number;
  /** Number of elements of each, with the batch: norm / √elements compares layers of different sizes. */
  readonly elements: number;
  /** Of an activation: the share of its units with a slope below 0.05. */
  readonly saturated?: number;
}

/** How the values of a parameter or a node were distributed at one step. */
export interface DistributionRecord extends Distribution {
  /** Of the parameter or the node. */
  readonly name: string;
  readonly quantity: Quantity;
  /** Of the output of an activation that can die: the share of units that are 0 for each sample of the batch; a channel is one unit. */
  readonly dead?: number | undefined;
  /** Of the output of an activation: the share of its units with a slope below 0.05. */
  readonly saturated?: number | undefined;
}

/** Training state that depends on past epochs: plain data. */
export interface CallbackState {
  /** State of the learning rate schedule. */
  readonly schedule: ScheduleMemory;
  readonly earlyStopping: Patience;
  /** Set if the best weights replaced the last ones: when those were trained. */
  readonly restored?: Restored | undefined;
}

/** The end of the epoch that the restored weights are from. Optimizer state stays that of the last step. */
export interface Restored {
  readonly epoch: number;
  readonly step: number;
}

/** Everything needed to resume training bit for bit. */
export interface Checkpoint {
  readonly step: number;
  readonly epoch: number;
  /** Completed batches of the epoch; the shuffle follows from seed and epoch. */
  readonly batchInEpoch: number;
  /** Sums over the epoch so far, for its means, and the states of its metrics. */
  readonly epochTotals: { readonly loss: number; readonly samples: number; readonly metrics: MetricStates };
  /** Absent in checkpoints of earlier versions, which monitored nothing. */
  readonly callbacks?: CallbackState | undefined;
  readonly parameters: readonly NamedTensor[];
  /** State per parameter, `<parameter>/<slot>`: optimizer, gradient accumulation, best weights. */
  readonly slots: readonly NamedTensor[];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array;
}

/** Receives training results, on the training thread; it owns everything it receives. */
export interface Recorder {
  /**
   * Called before the metrics of the same step, which complete it.
   * @param nodes empty for a last, smaller batch, for three of four entries after the first 64, and if memory did not suffice
   */
  gradients(step: number, records: readonly GradientRecord[], nodes: readonly NodeRecord[]): void;
  step(metrics: StepMetrics): void;
  /**
   * Called after the metrics of the same step, for some of the entries of gradients: so many that they take a small share of the time.
   * Absent: they are not computed.
   */
  distributions?(step: number, records: readonly DistributionRecord[]): void;
  epoch(metrics: EpochMetrics): void;
  checkpoint(checkpoint: Checkpoint): void;
  /** Called before the first step with changed settings. @param changes all of the run */
  changes?(changes: readonly SettingChange[], plan: TrainingPlan): void;
}
