import { z } from 'zod';
import { metricValues } from './base.ts';
import { splitSizes } from './datasets.ts';
import { anyNumber, runWeights, SPLITS } from './lensQuestion.ts';
import { message, notice } from './message.ts';

/** Asks how good the weights of a run are on a split. */
export const resultsQuestion = z.object({
  weights: runWeights,
  split: z.enum(SPLITS),
  /** The output of a regression to judge. */
  output: z.number().int().min(0).max(1000).default(0),
});
export type ResultsQuestion = z.infer<typeof resultsQuestion>;

const numbers = z.array(z.number());
const curve = z.object({ x: numbers, y: numbers });
/** @see ClassResults in engine/results */
const classResults = z.object({
  kind: z.literal('classes'),
  /** Yes or no of several labels, rather than one of several classes. */
  areLabels: z.boolean(),
  classNames: z.array(z.string()),
  /** By metric. */
  perClass: z.record(z.string(), z.array(z.number().nullable())),
  matrix: z.array(numbers).nullable(),
  curves: z.array(z.object({ class: z.number(), roc: curve.nullable(), precisionRecall: curve.nullable() })),
  calibration: z
    .array(
      z.object({
        from: z.number(),
        to: z.number(),
        count: z.number(),
        confidence: z.number().nullable(),
        share: z.number().nullable(),
      }),
    )
    .nullable(),
});
export type ClassResults = z.infer<typeof classResults>;
/** @see NumberResults in engine/results */
const numberResults = z.object({
  kind: z.literal('numbers'),
  /** Names of the outputs, and the one that is judged. */
  outputs: z.array(z.string()),
  output: z.number(),
  metrics: metricValues,
  points: z.object({ numbers, wanted: numbers, given: numbers }),
  residuals: z.object({ from: z.number(), to: z.number(), counts: numbers, left: z.number() }),
});
export type NumberResults = z.infer<typeof numberResults>;

/** Predictions for a split, judged. */
export const runResults = z.object({
  split: z.enum(SPLITS),
  step: z.number(),
  epoch: z.number(),
  /** The epoch with the best validation, by the monitor of early stopping; null without validation. */
  best: z.object({ step: z.number(), epoch: z.number() }).nullable(),
  /** Numbers of samples. */
  samples: splitSizes,
  /** The mean. */
  loss: anyNumber,
  metrics: metricValues,
  /** Null if the predictions are neither classes nor a few numbers. */
  judged: z.discriminatedUnion('kind', [classResults, numberResults]).nullable(),
  /** Doubts about the weights. */
  remarks: z.array(message),
});
export type RunResults = z.infer<typeof runResults>;

/** A field to type: a column of the data as the network was trained on it. */
const tryField = z.object({
  name: z.string(),
  kind: z.enum(['number', 'category', 'date', 'text']),
  /** Of a category. */
  categories: z.array(z.string()).optional(),
  /** Smallest and largest value of the data. */
  range: z.tuple([z.number(), z.number()]).optional(),
});
export type TryField = z.infer<typeof tryField>;
const tryInput = z.object({
  node: z.string(),
  /** Numbers of one sample. */
  size: z.number(),
  /** Of a picture that can be drawn, with its darkest and brightest value. */
  picture: z
    .object({ width: z.number(), height: z.number(), channels: z.number(), range: z.tuple([z.number(), z.number()]) })
    .optional(),
  /** Absent for too many numbers to type. */
  fields: z.array(tryField).optional(),
});
export type TryInput = z.infer<typeof tryInput>;
/** How inputs are typed, in the units of the data. */
export const tryForm = z.object({ inputs: z.array(tryInput), dataProblem: notice.nullable() });
export type TryForm = z.infer<typeof tryForm>;

/** A value of a field: a number, a category, a text, days since 1970 for a date; null for a missing one. */
export const fieldValue = z.union([z.number(), z.string().max(100_000), z.null()]);
export type FieldValue = z.infer<typeof fieldValue>;
/** By input node: its fields by name, or all of its numbers. */
export const typedInputs = z.record(z.string().max(300), z.union([z.record(z.string(), fieldValue), z.array(z.number())]));
export type TypedInputs = z.infer<typeof typedInputs>;
/** The prediction for one sample, by target. */
export const samplePrediction = z.object({
  target: z.string(),
  kind: z.enum(['probabilities', 'values']),
  values: z.array(anyNumber),
  /** Of the classes, labels or outputs. */
  names: z.array(z.string()),
  class: z.number().optional(),
});
export type SamplePrediction = z.infer<typeof samplePrediction>;

/** A number among the inputs of a network: a column of its data. */
const surfaceFeature = z.object({ node: z.string().max(300), name: z.string().max(1000) });
export type SurfaceFeature = z.infer<typeof surfaceFeature>;

/** Asks what a network predicts over two of its features. */
export const surfaceQuestion = z.object({
  weights: runWeights,
  /** Default: the first two. */
  axes: z.tuple([surfaceFeature, surfaceFeature]).optional(),
  /** The output of a regression. */
  output: z.number().int().min(0).max(1000).default(0),
  /** Predictions along each axis. */
  size: z.number().int().min(8).max(96).default(48),
});
export type SurfaceQuestion = z.infer<typeof surfaceQuestion>;

const surfaceAxis = surfaceFeature.extend({ from: z.number(), to: z.number() });
/** What a network predicts over two features, the others held where most training samples are, with the training samples. */
export const decisionSurface = z.object({
  step: z.number(),
  epoch: z.number(),
  /** The features that can be axes. */
  features: z.array(surfaceFeature),
  axes: z.tuple([surfaceAxis, surfaceAxis]),
  size: z.number(),
  /** The other features: numbers at their mean, others at their most frequent value. */
  held: z.array(z.object({ name: z.string(), value: z.union([z.number(), z.string()]) })),
  /** Row by row, from the low end of both axes. */
  prediction: z.discriminatedUnion('kind', [
    /** The most probable class of each point, and its probability. */
    z.object({
      kind: z.literal('classes'),
      names: z.array(z.string()),
      classes: z.array(z.number()),
      shares: z.array(anyNumber),
    }),
    z.object({ kind: z.literal('numbers'), names: z.array(z.string()), output: z.number(), values: z.array(anyNumber) }),
  ]),
  /** Training samples, evenly chosen if there are many: their features, and their class or number. */
  points: z.object({ x: numbers, y: numbers, answers: numbers }),
});
export type DecisionSurface = z.infer<typeof decisionSurface>;
