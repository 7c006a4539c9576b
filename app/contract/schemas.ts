import { z } from 'zod';
import { type DifferenceCounts, graphSchema, MONITORS, preparationSchema } from '#engine/graph/index.ts';
import { fieldData } from './fields.ts';
import { message, notice } from './message.ts';

/** The life of a run. `interrupted` is set at the next start for a run whose process died. */
export const RUN_STATUSES = ['running', 'paused', 'completed', 'stopped', 'failed', 'interrupted'] as const;
export const runStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatus>;

const id = z.string().min(1).max(64);
const timestamp = z.number().describe('milliseconds since 1970');
/** By the names of their declarations. */
const metricValues = z.record(z.string(), z.number());
const evaluation = z.object({ loss: z.number(), metrics: metricValues });
export type Evaluation = z.infer<typeof evaluation>;
/** Why a run ended before its last epoch: what it watched, the best of that and its epoch, and the last epoch. */
const earlyStop = z.object({ monitor: z.enum(MONITORS), best: z.number(), bestEpoch: z.number(), epoch: z.number() });

export const systemInfo = z.object({
  version: z.string(),
  /** `desktop` has native dialogs; `browser` is served on the loopback interface. */
  host: z.enum(['desktop', 'browser']),
  platform: z.string(),
  engine: message,
  databaseFile: z.string(),
  /** What the start had to mend: a damaged database set aside, runs that were interrupted. */
  notices: z.array(notice),
});
export type SystemInfo = z.infer<typeof systemInfo>;

export const graphSummary = z.object({ id, name: z.string(), updatedAt: timestamp });
export type GraphSummary = z.infer<typeof graphSummary>;
export const storedGraph = graphSummary.extend({ document: graphSchema, revision: z.number().int() });
export type StoredGraph = z.infer<typeof storedGraph>;

/** What became different from one state to the next, in numbers. */
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
/** A state of a graph: the present one, or an earlier one that was kept. */
export const versionSummary = z.object({
  revision: z.number().int(),
  /** When the state came about. */
  changedAt: timestamp,
  /** What a person keeps it as; such a version is never thinned out. */
  name: z.string().nullable(),
  isPresent: z.boolean(),
  /** From the state before it in the list; null for the first. */
  difference: differenceCounts.nullable(),
});
export type VersionSummary = z.infer<typeof versionSummary>;
export const graphVersion = versionSummary
  .pick({ revision: true, changedAt: true, name: true })
  .extend({ document: graphSchema });
export type GraphVersion = z.infer<typeof graphVersion>;

/** A block that a person keeps: the block, last, and the blocks within it. */
export const keptBlock = z.object({ id, name: z.string(), definitions: graphSchema.shape.blocks.unwrap().min(1) });
export type SavedBlock = z.infer<typeof keptBlock>;

/** A graph to begin others with: one that comes with the program, or one of the person's own. */
export const template = z.object({
  id,
  kind: z.enum(['builtIn', 'own']),
  name: z.string(),
  /** A sentence that says what it shows. */
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
  /** The range of its numbers: what takes them is checked against it. */
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
  kind: z.enum(['builtIn', 'file']),
});
export type DatasetSummary = z.infer<typeof datasetSummary>;

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

export const datasetDescription = z.object({
  spec: z.string(),
  name: z.string(),
  description: message,
  /** How the file was read, where something had to be decided: a sentence each. */
  notes: z.array(message),
  inputs: z.array(columnDescription.extend({ features: z.array(z.string()).optional() })),
  targets: z.array(
    columnDescription.extend({
      classNames: z.array(z.string()).optional(),
      /** Of each number of a target that is a quantity, over the training samples. */
      statistics: z.array(z.object({ mean: z.number(), deviation: z.number() })).optional(),
    }),
  ),
  samples: z.object({ train: z.number(), validation: z.number(), test: z.number() }),
  fingerprint: z.string(),
  /** The first few training samples, as raw numbers: `inputs[i]` belongs to `targets[i]`. */
  preview: z.array(z.object({ inputs: z.array(z.array(z.number())), targets: z.array(z.array(z.number())) })),
});
export type DatasetDescription = z.infer<typeof datasetDescription>;

/** How much of a data file has been read. */
export const readingProgress = z.object({ bytes: z.number(), totalBytes: z.number(), rows: z.number() });
export type ReadingProgress = z.infer<typeof readingProgress>;

export const runSummary = z.object({
  id,
  name: z.string(),
  graphId: id.nullable(),
  graphName: z.string(),
  dataset: z.string(),
  status: runStatus,
  seed: z.number(),
  epochs: z.number(),
  epoch: z.number(),
  step: z.number(),
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
  /** Of the epoch whose weights the run has: the last one, unless an earlier one was restored. */
  loss: z.number().nullable(),
  metrics: metricValues,
  validation: evaluation.nullable(),
  parameters: z.number(),
  /** Why it failed. */
  error: notice.nullable(),
  /** Of a run that is completed although it has not trained all its epochs. */
  earlyStop: earlyStop.nullable(),
  /** The epoch whose weights early stopping has put back, where that is not the last one. */
  restoredEpoch: z.number().nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;
/** What a run goes on in spite of: a warning of the check of its graph with its data. */
const runWarning = notice.extend({ nodeId: z.string().optional() });
export type RunWarning = z.infer<typeof runWarning>;
const startRemarks = z.object({
  warnings: z.array(runWarning),
  /** How the data is understood, where that could be meant otherwise: a sentence each. */
  notes: z.array(message),
});
/** What a person should know of a run that starts. */
export type StartRemarks = z.infer<typeof startRemarks>;
export const startedRun = runSummary.extend(startRemarks.shape);
export type StartedRun = z.infer<typeof startedRun>;
export const runDetails = runSummary.extend({
  document: graphSchema,
  engineVersion: z.string(),
  dataFingerprint: z.string(),
  /** What the data fixed: normalization, names of columns and classes. Null for runs of earlier versions. */
  preparation: preparationSchema.nullable(),
  checkpoints: z.array(z.object({ step: z.number(), epoch: z.number(), createdAt: timestamp })),
});
export type RunDetails = z.infer<typeof runDetails>;

/** Columns of equal length: compact on the wire, and what charts take. Missing numbers are null. */
export const stepSeries = z.object({
  step: z.array(z.number()),
  epoch: z.array(z.number()),
  loss: z.array(z.number().nullable()),
  /** A column for each metric. */
  metrics: z.record(z.string(), z.array(z.number().nullable())),
  /** Milliseconds of training since the run started, without pauses. */
  time: z.array(z.number()),
  /** Where rows are left out: the means of the rows that each row stands for, by the name of the column. */
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

/** The norms of gradients over the steps, by parameter. */
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

/** What a watcher of a run is told, at most once a frame. Only `progress` is always there. */
export const runEvent = z.object({
  runId: id,
  progress: runProgress,
  steps: stepSeries.optional(),
  epochs: z.array(epochRow).optional(),
  gradients: z.array(gradientRow.pick({ step: true, parameter: true, norm: true })).optional(),
  error: notice.optional(),
  earlyStop: earlyStop.optional(),
});
export type RunEvent = z.infer<typeof runEvent>;

/** Which weights of a run a file holds. */
export const weightsSource = z.object({
  run: id,
  status: runStatus,
  /** How much the weights had trained: the step and the epoch that they were the result of, 0 before the first. */
  step: z.number(),
  epoch: z.number(),
  /** How far the run itself came. */
  trained: z.object({ step: z.number(), epoch: z.number() }),
  /** Whether early stopping put them back in place of the last ones. */
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

/** What was measured when a weights file was read back: on how many rows, and the largest difference of an output. */
export const verification = z.object({ rows: z.number(), maxAbsError: z.number() });
export type Verification = z.infer<typeof verification>;

/** What became of a file that a host was asked to save: it lies at a path, waits for a download, or was not wanted. */
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
  /** ∂J/∂ of each number, where a gradient flows there. */
  gradient: z.array(z.number()).optional(),
});
export type ExampleTensor = z.infer<typeof exampleTensor>;
/** A layer at work on a few numbers, forward and back. Shapes have no batch where it is one sample. */
const workedExample = z.object({
  params: z.record(z.string(), z.unknown()),
  batch: z.number(),
  inputs: z.record(z.string(), exampleTensor),
  weights: z.record(z.string(), exampleTensor),
  output: exampleTensor,
  flops: z.object({ forward: z.number(), backward: z.number() }),
});
export type WorkedExample = z.infer<typeof workedExample>;
/** A function of one number and its derivative; of a loss, for one answer. */
const functionCurve = z.object({
  x: z.array(z.number()),
  y: z.array(z.number()),
  slope: z.array(z.number()),
  target: z.number().optional(),
});
export type FunctionCurve = z.infer<typeof functionCurve>;
export const layerReference = z.object({ example: workedExample.optional(), curve: functionCurve.optional() });
export type LayerReference = z.infer<typeof layerReference>;
/** How one weight W goes down J = W² / 2 from W = 1. */
export const optimizerReference = z.object({ learningRate: z.number(), weights: z.array(z.number()) });
export type OptimizerReference = z.infer<typeof optimizerReference>;
/** The learning rate of each update, as a share of the one that is set. */
export const scheduleReference = z.object({ steps: z.number(), stepsPerEpoch: z.number(), rates: z.array(z.number()) });
export type ScheduleReference = z.infer<typeof scheduleReference>;
