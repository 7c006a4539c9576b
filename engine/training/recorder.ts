import type { TensorStatistics } from '../kernels/index.ts';
import type { MetricStates, MetricValues } from '../metrics/index.ts';
import type { Patience, ScheduleMemory } from '../schedules/index.ts';

/** What one step showed. */
export interface StepMetrics {
  /** Counts batches from 1, over all epochs. */
  readonly step: number;
  /** Counts from 1. */
  readonly epoch: number;
  /** The mean over the batch. */
  readonly loss: number;
  /** Of the batch. */
  readonly metrics: MetricValues;
  readonly learningRate: number;
}

export interface Evaluation {
  readonly loss: number;
  readonly metrics: MetricValues;
}

/** What one epoch showed: means over its steps, and the validation after it. */
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

/** What training remembers of the epochs so far: plain data. */
export interface CallbackState {
  /** Of the schedule of the learning rate. */
  readonly schedule: ScheduleMemory;
  readonly earlyStopping: Patience;
  /** Where the best weights took the place of the last ones: when they were trained. */
  readonly restored?: Restored | undefined;
}

/** The end of the epoch that restored weights are from. The optimizer's slots stay those of the last step. */
export interface Restored {
  readonly epoch: number;
  readonly step: number;
}

/** Everything that training needs to go on from here as if it had never stopped. */
export interface Checkpoint {
  readonly step: number;
  readonly epoch: number;
  /** Batches of the epoch that are done; the shuffle itself follows from seed and epoch. */
  readonly batchInEpoch: number;
  /** Sums over the epoch so far, from which its means are made, and the states of its metrics. */
  readonly epochTotals: { readonly loss: number; readonly samples: number; readonly metrics: MetricStates };
  /** Absent in those of earlier versions, which watched nothing. */
  readonly callbacks?: CallbackState | undefined;
  readonly parameters: readonly NamedTensor[];
  /** What is remembered for each parameter, `<parameter>/<slot>`: by the optimizer, of an accumulation, the best weights. */
  readonly slots: readonly NamedTensor[];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array;
}

/** Takes what training shows. Called on the thread that trains; everything it gets is its own to keep. */
export interface Recorder {
  /** Comes before the metrics of the same step, which complete it. */
  gradients(step: number, records: readonly GradientRecord[]): void;
  step(metrics: StepMetrics): void;
  epoch(metrics: EpochMetrics): void;
  checkpoint(checkpoint: Checkpoint): void;
}
