import { z } from 'zod';
import { type DifferenceCounts, graphSchema, MONITORS, NORMALIZATIONS, preparationSchema } from '#engine/graph/index.ts';
import { FIELD_KINDS } from '#engine/params/index.ts';
import { message, notice } from './message.ts';

/** Run status. `interrupted` is set at the next start for a run whose process died; `imported` weights are those of a file. */
export const RUN_STATUSES = ['running', 'paused', 'completed', 'stopped', 'failed', 'interrupted', 'imported'] as const;
export const runStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatus>;

const id = z.string().min(1).max(64);
const timestamp = z.number().describe('milliseconds since 1970');
/** By metric name. */
const metricValues = z.record(z.string(), z.number());
const evaluation = z.object({ loss: z.number(), metrics: metricValues });
export type Evaluation = z.infer<typeof evaluation>;
/** Of the validation targets: how many there are, and how many the most frequent class has. */
const baseline = z.object({ answers: z.number(), mostFrequent: z.number().optional() });
/** The reason for an early stop: the monitor, its best value and epoch, and the last epoch. */
const earlyStop = z.object({ monitor: z.enum(MONITORS), best: z.number(), bestEpoch: z.number(), epoch: z.number() });

export const systemInfo = z.object({
  version: z.string(),
  /** `desktop` has native dialogs; `browser` is served on the loopback interface. */
  host: z.enum(['desktop', 'browser', 'commandLine']),
  platform: z.string(),
  engine: message,
  databaseFile: z.string(),
  /** Recoveries at startup: a damaged database set aside, interrupted runs. */
  notices: z.array(notice),
});
export type SystemInfo = z.infer<typeof systemInfo>;

export const graphSummary = z.object({ id, name: z.string(), updatedAt: timestamp });
export type GraphSummary = z.infer<typeof graphSummary>;
export const storedGraph = graphSummary.extend({ document: graphSchema, revision: z.number().int() });
export type StoredGraph = z.infer<typeof storedGraph>;

/** A change of a stored graph. */
export const graphChange = z.object({
  id,
  /** The stored revision; null if the graph was removed. */
  revision: z.number().int().nullable(),
  /** The window that made it, if it gave its id. */
  by: z.string().optional(),
});
export type GraphChange = z.infer<typeof graphChange>;

/** Counts of changes between two states. */
const differenceCounts = z.object({
  nodesAdded: z.number(),
  nodesRemoved: z.number(),
  nodesChanged: z.number(),
  nodesMoved: z.number(),
  wiresMoved: z.number(),
  wiresAdded: z.number(),
  wiresRemoved: z.number(),
  parameters: z.number(),
  settings: z.number(),
}) satisfies z.ZodType<DifferenceCounts>;
/** A state of a graph: the current one, or an earlier version. */
export const versionSummary = z.object({
  revision: z.number().int(),
  /** When the state was created. */
  changedAt: timestamp,
  /** The user's name for it; named versions are never thinned out. */
  name: z.string().nullable(),
  isPresent: z.boolean(),
  /** From the previous state in the list; null for the first. */
  difference: differenceCounts.nullable(),
});
export type VersionSummary = z.infer<typeof versionSummary>;
export const graphVersion = versionSummary
  .pick({ revision: true, changedAt: true, name: true })
  .extend({ document: graphSchema });
export type GraphVersion = z.infer<typeof graphVersion>;

/** A block in the user's palette: the block, last, and the blocks within it. */
export const keptBlock = z.object({ id, name: z.string(), definitions: graphSchema.shape.blocks.unwrap().min(1) });
export type SavedBlock = z.infer<typeof keptBlock>;

/** A template: a built-in example, or one of the user's own. */
export const template = z.object({
  id,
  kind: z.enum(['builtIn', 'own']),
  name: z.string(),
  /** One sentence. */
  description: z.string(),
  document: graphSchema,
});
export type Template = z.infer<typeof template>;

export const exampleSummary = z.object({ id, name: z.string(), description: z.string() });
export type ExampleSummary = z.infer<typeof exampleSummary>;

const placedNumber = z.object({ value: z.number(), sample: z.number() });
const columnDescription = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  classes: z.number().optional(),
  /** The range of its values, checked against the ports they reach. */
  values: z
    .object({
      least: placedNumber,
      largest: placedNumber,
      fraction: placedNumber.optional(),
      hasZero: z.boolean(),
    })
    .optional(),
});
export const datasetSummary = z.object({
  spec: z.string(),
  name: z.string(),
  description: z.string(),
  samples: z.number(),
  /** True if its features are columns, each in a unit of its own. */
  isTable: z.boolean(),
  kind: z.enum(['builtIn', 'file']),
});
export type DatasetSummary = z.infer<typeof datasetSummary>;

/** A field as data: all that it declares, without its functions. @see fieldsFromData */
const fieldData = z.looseObject({ kind: z.enum(FIELD_KINDS) });

/** One of the files that make a data set. */
const fileRole = z.object({ name: z.string(), label: z.string(), example: z.string() });
/** A format of data files, as its reader declares it. */
export const dataReader = z.object({
  /** Stands before the path in a SPEC: `csv:PATH`. */
  name: z.string(),
  label: z.string(),
  help: z.string(),
  /** Endings of file names that need no name in front, without the dot. */
  extensions: z.array(z.string()),
  files: z.array(fileRole),
  /** Those of a second data set to test on; empty where there is none. */
  testFiles: z.array(fileRole),
  preview: z.enum(['rows', 'shape']),
  options: z.record(z.string(), fieldData),
});
export type DataReader = z.infer<typeof dataReader>;

/** How many bytes of a file its format is recognized by, unpacked. */
export const HEAD_BYTES = 4096;
/** The beginning of a file, in base64, and whether it is text that is neither JSON nor another format with a name. */
export const fileHead = z.object({ name: z.string(), head: z.base64().max(2 * HEAD_BYTES), isText: z.boolean() });
/** Files that make a data set, as their places in what was asked about: by role, null where one is missing, and all of the format. */
export const recognizedFiles = z.object({
  reader: z.string(),
  files: z.array(z.number().nullable()),
  all: z.array(z.number()),
});
export type RecognizedFiles = z.infer<typeof recognizedFiles>;

/** Numbers of samples in the splits. */
const splitSizes = z.object({ train: z.number(), validation: z.number(), test: z.number() });
export type SplitSizes = z.infer<typeof splitSizes>;

export const datasetDescription = z.object({
  spec: z.string(),
  name: z.string(),
  description: message,
  /** Decisions made in reading the file, a sentence each. */
  notes: z.array(message),
  inputs: z.array(columnDescription.extend({ features: z.array(z.string()).optional() })),
  targets: z.array(
    columnDescription.extend({
      classNames: z.array(z.string()).optional(),
      /** Per element of a quantity target, over the training samples. */
      statistics: z.array(z.object({ mean: z.number(), deviation: z.number() })).optional(),
    }),
  ),
  samples: splitSizes,
  /** True if it comes with test samples: the test share is not used then. */
  hasOwnTest: z.boolean(),
  fingerprint: z.string(),
  /** The first few training samples, as raw values: `inputs[i]` belongs to `targets[i]`. */
  preview: z.array(z.object({ inputs: z.array(z.array(z.number())), targets: z.array(z.array(z.number())) })),
});
export type DatasetDescription = z.infer<typeof datasetDescription>;

/** Progress of reading a data file. */
export const readingProgress = z.object({ bytes: z.number(), totalBytes: z.number(), rows: z.number() });
export type ReadingProgress = z.infer<typeof readingProgress>;

/** A learning rate set by the user during training, and the first step with it. */
export const rateChange = z.object({ step: z.number(), learningRate: z.number() });
export type RateChange = z.infer<typeof rateChange>;

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

export const runSummary = z.object({
  id,
  name: z.string(),
  graphId: id.nullable(),
  graphName: z.string(),
  dataset: z.string(),
  /** Normalization of the inputs. */
  normalize: z.enum(NORMALIZATIONS),
  /** Numbers of samples in the splits. Null for runs of earlier versions. */
  samples: splitSizes.nullable(),
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
  /** Learning rates set during training, in step order. After a resumption those of later steps are set again. */
  learningRates: z.array(rateChange),
  /** The reason it failed. */
  error: notice.nullable(),
  /** Set if the run is completed without training all epochs. */
  earlyStop: earlyStop.nullable(),
  /** The epoch whose weights early stopping restored, if not the last. */
  restoredEpoch: z.number().nullable(),
  /** Set for imported weights, whose epochs and steps are 0 unless the file names them. */
  importedFrom: importedFrom.nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;
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

/** Columns of equal length: compact, and the format of charts. Missing values are null. */
export const stepSeries = z.object({
  step: z.array(z.number()),
  epoch: z.array(z.number()),
  loss: z.array(z.number().nullable()),
  /** Of the step's update. */
  learningRate: z.array(z.number()),
  /** A column per metric. */
  metrics: z.record(z.string(), z.array(z.number().nullable())),
  /** Milliseconds of training since the run started, without pauses. */
  time: z.array(z.number()),
  /** If rows are left out: the means of the rows that each row represents, by column name. */
  means: z.record(z.string(), z.array(z.number().nullable())).optional(),
});
export type StepSeries = z.infer<typeof stepSeries>;
export const epochRow = evaluation.extend({
  epoch: z.number(),
  step: z.number(),
  validation: evaluation.optional(),
  samplesPerSecond: z.number(),
});
export type EpochRow = z.infer<typeof epochRow>;
export const runMetrics = z.object({ steps: stepSeries, epochs: z.array(epochRow) });
export type RunMetrics = z.infer<typeof runMetrics>;

/** Gradient norms over steps, by parameter. */
export const gradientCurves = z.record(z.string(), z.object({ step: z.array(z.number()), norm: z.array(z.number().nullable()) }));
export type GradientCurves = z.infer<typeof gradientCurves>;

export const gradientRow = z.object({
  step: z.number(),
  parameter: z.string(),
  norm: z.number().nullable(),
  mean: z.number().nullable(),
  standardDeviation: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  nonFinite: z.number(),
  updateRatio: z.number().nullable(),
  histogram: z.array(z.number()),
});
export type GradientRow = z.infer<typeof gradientRow>;

export const runProgress = z.object({
  status: runStatus,
  epoch: z.number(),
  epochs: z.number(),
  step: z.number(),
  steps: z.number(),
  samplesPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
});
export type RunProgress = z.infer<typeof runProgress>;

/** Events of a run, at most one per frame. Only `progress` is always present. */
export const runEvent = z.object({
  runId: id,
  progress: runProgress,
  steps: stepSeries.optional(),
  epochs: z.array(epochRow).optional(),
  gradients: z.array(gradientRow.pick({ step: true, parameter: true, norm: true })).optional(),
  /** Set since the event before; known ones may be repeated. */
  learningRates: z.array(rateChange).optional(),
  error: notice.optional(),
  earlyStop: earlyStop.optional(),
});
export type RunEvent = z.infer<typeof runEvent>;

/** The origin of a file's weights. */
export const weightsSource = z.object({
  run: id,
  status: runStatus,
  /** The step and epoch that the weights are from, 0 before the first. */
  step: z.number(),
  epoch: z.number(),
  /** The last step and epoch of the run. */
  trained: z.object({ step: z.number(), epoch: z.number() }),
  /** True if early stopping restored them. */
  isRestored: z.boolean(),
});
export type WeightsSource = z.infer<typeof weightsSource>;

/** A file format for weights, with what it needs to be chosen. */
export const exportFormat = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  /** Of file names, without the dot. */
  extension: z.string(),
  /** What its files hold. */
  carries: z.array(message),
  /** Its options: fields as data. */
  options: z.record(z.string(), fieldData),
  /** The specification. */
  source: z.string(),
  /** How its files are verified, where they are not read back. */
  verification: z.string().optional(),
});
export type ExportFormat = z.infer<typeof exportFormat>;

/** Result of reading a weights file back: number of rows, and the largest output difference. */
export const verification = z.object({ rows: z.number(), maxAbsError: z.number() });
export type Verification = z.infer<typeof verification>;

/** The outcome of saving a file: saved at a path, waiting for download, or cancelled. */
export const savedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string(), bytes: z.number() }),
  z.object({ kind: z.literal('download'), url: z.string(), fileName: z.string(), bytes: z.number() }),
  z.object({ kind: z.literal('canceled') }),
]);
export type SavedFile = z.infer<typeof savedFile>;

const exampleTensor = z.object({
  shape: z.array(z.number()),
  /** Row-major. */
  data: z.array(z.number()),
  /** ∂J/∂ of each element, if there is a gradient. */
  gradient: z.array(z.number()).optional(),
});
export type ExampleTensor = z.infer<typeof exampleTensor>;
/** A layer's forward and backward pass on small inputs. Shapes have no batch for a single sample. */
const workedExample = z.object({
  params: z.record(z.string(), z.unknown()),
  batch: z.number(),
  inputs: z.record(z.string(), exampleTensor),
  weights: z.record(z.string(), exampleTensor),
  output: exampleTensor,
  flops: z.object({ forward: z.number(), backward: z.number() }),
});
export type WorkedExample = z.infer<typeof workedExample>;
/** A scalar function and its derivative; for a loss, with a fixed target. */
const functionCurve = z.object({
  x: z.array(z.number()),
  y: z.array(z.number()),
  slope: z.array(z.number()),
  target: z.number().optional(),
});
export type FunctionCurve = z.infer<typeof functionCurve>;
export const layerReference = z.object({ example: workedExample.optional(), curve: functionCurve.optional() });
/** Gradient descent of one weight W on J = W² / 2 from W = 1. */
export const optimizerReference = z.object({ learningRate: z.number(), weights: z.array(z.number()) });
/** The learning rate of each update, relative to the configured one. */
export const scheduleReference = z.object({ steps: z.number(), stepsPerEpoch: z.number(), rates: z.array(z.number()) });
