import { z } from 'zod';
import { graphSchema, MONITORS, NORMALIZATIONS, preparationSchema } from '#engine/graph/index.ts';
import { evaluation, id, metricValues, timestamp } from './base.ts';
import { splitSizes } from './datasets.ts';
import { anyNumber } from './lensQuestion.ts';
import { message, notice } from './message.ts';
import { runOrigin } from './origins.ts';

/** Run status. `interrupted` is set at the next start for a run whose process died; `imported` weights are those of a file. */
export const RUN_STATUSES = ['running', 'paused', 'completed', 'stopped', 'failed', 'interrupted', 'imported'] as const;
export const runStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatus>;

/** Of the validation targets: how many there are, and how many the most frequent class has. */
const baseline = z.object({ answers: z.number(), mostFrequent: z.number().optional() });
/** The reason for an early stop: the monitor, its best value and epoch, and the last epoch. */
export const earlyStop = z.object({ monitor: z.enum(MONITORS), best: z.number(), bestEpoch: z.number(), epoch: z.number() });

/** A learning rate set by the user during training, and the first step with it. */
export const rateChange = z.object({ step: z.number(), learningRate: z.number() });
export type RateChange = z.infer<typeof rateChange>;

/** A value of a setting, by an address such as `training.batchSize`, `optimizer.weightDecay` or `dropout.rate`. */
export const settingValue = z.object({ address: z.string().max(400), value: z.number() });
/** A setting changed by the user during training, and the first step with it. A batch size holds from the next epoch on. */
export const settingChange = settingValue.extend({ step: z.number() });
export type SettingChange = z.infer<typeof settingChange>;

/** Epochs with the same batch size: the first one, and the steps before it. */
export const planPart = z.object({ epoch: z.number(), step: z.number(), batchSize: z.number(), stepsPerEpoch: z.number() });
export type PlanPart = z.infer<typeof planPart>;

/** A step after which a condition held, with the values that decided. */
export const heldCondition = z.object({
  step: z.number(),
  epoch: z.number(),
  values: z.array(z.object({ text: z.string(), value: anyNumber, at: z.string().optional() })),
});
export type HeldCondition = z.infer<typeof heldCondition>;
/** The first step of a range after which a condition held; null if it never did. */
export const foundStep = z.object({ held: heldCondition.nullable(), from: z.number(), to: z.number() });
export type FoundStep = z.infer<typeof foundStep>;

/** A condition at which a run pauses, set before or during training. */
export const watchedCondition = z.object({
  condition: z.string(),
  /** Watched after this step, up to the step at which it was replaced or removed. */
  since: z.number(),
  until: z.number().nullable(),
  /** The first step after which it held, with the values that decided; the run then paused. Null if it never held. */
  held: heldCondition.nullable(),
  /** The reason it cannot be watched. */
  problem: notice.optional(),
});
export type WatchedCondition = z.infer<typeof watchedCondition>;

/** The last evaluation of a run's weights on test samples. */
const testResult = evaluation.extend({
  samples: z.number(),
  /** The step and epoch that the weights are from. */
  step: z.number(),
  epoch: z.number(),
  /** True if the run was trained further since. */
  isOutdated: z.boolean(),
  dataFingerprint: z.string(),
  /** False if the data is not that of training: all its samples are then test samples. */
  isTrainingData: z.boolean(),
  evaluatedAt: timestamp,
});
export type TestResult = z.infer<typeof testResult>;
/** Values per class, by metric, and count matrices: `[true class][predicted class]`. */
const testTables = z.object({
  classNames: z.array(z.string()),
  perClass: z.record(z.string(), z.array(z.number().nullable())),
  matrices: z.record(z.string(), z.array(z.array(z.number()))),
});
export type TestTables = z.infer<typeof testTables>;
/** Progress of an evaluation: the share of the current part that is done, up to 1. */
export const evaluationProgress = z.object({ part: z.enum(['data', 'samples']), share: z.number() });
export type EvaluationProgress = z.infer<typeof evaluationProgress>;

/** The origin of imported weights: the file, and the run, step and epoch that it names. */
const importedFrom = z.object({
  fileName: z.string(),
  run: z.string().nullable(),
  step: z.number().nullable(),
  epoch: z.number().nullable(),
  /** Whether the outputs recorded in the file were reproduced; `skipped` if their data was not available. */
  verification: z.enum(['passed', 'failed', 'skipped', 'absent']),
});
export type ImportedFrom = z.infer<typeof importedFrom>;

/** Colors of runs in tables and curves, by name. */
export const RUN_COLORS = ['blue', 'orange', 'green', 'pink', 'violet', 'olive', 'teal', 'red'] as const;
export const runColor = z.enum(RUN_COLORS);
export type RunColor = z.infer<typeof runColor>;

/** Settings by their paths. */
const plainSettings = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
/** By run: parameters of nodes that differ from their defaults, by paths such as `hidden.units`. */
export const layerSettings = z.record(id, plainSettings);
export type LayerSettings = z.infer<typeof layerSettings>;

const tag = z.string().trim().min(1).max(60);
/** Changes of what people write about runs. A label that is absent stays. */
export const runLabels = z.object({
  note: z.string().max(10_000).optional(),
  color: runColor.nullable().optional(),
  experiment: z.string().trim().min(1).max(200).nullable().optional(),
  addTags: z.array(tag).max(50).optional(),
  removeTags: z.array(z.string()).max(1000).optional(),
});
export type RunLabels = z.infer<typeof runLabels>;

export const runSummary = z.object({
  id,
  name: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  /** Null: the window chooses one. */
  color: runColor.nullable(),
  /** The experiment that it belongs to; of a trial at first the name of its sweep. */
  experiment: z.string().nullable(),
  /** Set while a removed run can be restored. */
  removedAt: timestamp.nullable(),
  graphId: id.nullable(),
  graphName: z.string(),
  dataset: z.string(),
  /** Normalization of the inputs. */
  normalize: z.enum(NORMALIZATIONS),
  /** Numbers of samples in the splits. Null for runs of earlier versions. */
  samples: splitSizes.nullable(),
  /** All training settings, with every default filled in, by paths such as `optimizer.learningRate`. */
  settings: plainSettings,
  /** The type of the optimizer. */
  optimizer: z.string(),
  /** The initial learning rate, before its schedule. */
  learningRate: z.number().nullable(),
  batchSize: z.number(),
  status: runStatus,
  seed: z.number(),
  epochs: z.number(),
  /** Over all epochs. */
  steps: z.number(),
  /** The epoch of the last step, from 1; 0 before the first step. */
  epoch: z.number(),
  step: z.number(),
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
  /**
   * The epoch of loss, metrics and validation: the last complete one, or an earlier one whose weights were restored. Null before
   * the first has ended.
   */
  measuredEpoch: z.number().nullable(),
  /** The mean over the steps of the measured epoch, as are the metrics. */
  loss: z.number().nullable(),
  metrics: metricValues,
  /** After the measured epoch. */
  validation: evaluation.nullable(),
  test: testResult.nullable(),
  /** What a guess reaches on the validation targets; absent if they do not tell, and for runs of earlier versions. */
  baseline: baseline.optional(),
  parameters: z.number(),
  /** The size of its checkpoints. */
  checkpointBytes: z.number(),
  /** Learning rates set during training, in step order. After a resumption those of later steps are set again. */
  learningRates: z.array(rateChange),
  /** Other settings changed during training, likewise. */
  settingChanges: z.array(settingChange),
  /** The epochs in order, by their batch size: one part, unless it was changed during training. */
  parts: z.array(planPart).min(1),
  /** The conditions that it has watched for, in the order in which they were set. */
  conditions: z.array(watchedCondition),
  /** The reason it failed. */
  error: notice.nullable(),
  /** Set if it failed because a number was not finite; null for runs of earlier versions, and if memory did not suffice to find it. */
  origin: runOrigin.nullable(),
  /** Set if the run is completed without training all epochs. */
  earlyStop: earlyStop.nullable(),
  /** The epoch whose weights early stopping restored, if not the last. */
  restoredEpoch: z.number().nullable(),
  /** Set for imported weights, whose epochs and steps are 0 unless the file names them. */
  importedFrom: importedFrom.nullable(),
  /** The run and step whose weights it started from; null for initial weights. */
  forkedFrom: z.object({ run: id, step: z.number() }).nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;
/** A state of the list of runs that was read, of one start of the app: each counts them anew. */
export const listedAt = z.object({ session: z.string(), reading: z.number() });
export type ListedAt = z.infer<typeof listedAt>;
/** Summaries that come at once: more would hold up other answers. */
export const MOST_SUMMARIES = 400;
/** JSON of `RunSummary[]`: the transport would walk through every value of a long list, but sends text as it is. */
export type SummariesText = string;
/** What has changed in the list of runs since it was read last. */
export interface RunListChanges {
  readonly at: ListedAt;
  /** All runs, the latest first. */
  readonly ids: readonly string[];
  /** The latest of those that have changed, few enough to come at once. */
  readonly changed: SummariesText;
  /** The others that have changed, to be asked for. */
  readonly others: readonly string[];
}
/** A warning about graph and data that does not stop a run. */
const runWarning = notice.extend({ nodeId: z.string().optional() });
export type RunWarning = z.infer<typeof runWarning>;
const startRemarks = z.object({
  warnings: z.array(runWarning),
  /** Interpretations of ambiguous data, a sentence each. */
  notes: z.array(message),
});
/** Warnings and notes at the start of a run. */
export type StartRemarks = z.infer<typeof startRemarks>;
export const startedRun = runSummary.extend(startRemarks.shape);
export type StartedRun = z.infer<typeof startedRun>;
/** How a run would start from another one after a step. */
export const forkPreview = z.object({
  run: id,
  step: z.number(),
  /** Names of the parameters that are kept. */
  kept: z.array(z.string()),
  /** Parameters of the graph in all. */
  parameters: z.number(),
  /** What is not kept and why, a sentence each. */
  remarks: z.array(message),
});
export type ForkPreview = z.infer<typeof forkPreview>;
/** A parameter of several runs, of their last checkpoints. Null where a run does not have it. */
export const comparedParameter = z.object({
  name: z.string(),
  /** ‖W‖ of each run. */
  norms: z.array(z.number().nullable()),
  /** ‖W − W₀‖ of each run, W₀ being that of the first; null also where the shape differs. */
  distances: z.array(z.number().nullable()),
});
export type ComparedParameter = z.infer<typeof comparedParameter>;
export const runDetails = runSummary.extend({
  document: graphSchema,
  engineVersion: z.string(),
  dataFingerprint: z.string(),
  /** Preprocessing fixed by the data: normalization, column and class names. Null for runs of earlier versions. */
  preparation: preparationSchema.nullable(),
  checkpoints: z.array(z.object({ step: z.number(), epoch: z.number(), createdAt: timestamp })),
  testTables: testTables.nullable(),
});
export type RunDetails = z.infer<typeof runDetails>;
