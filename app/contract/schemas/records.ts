import { z } from 'zod';
import { evaluation, id } from './base.ts';
import { notice } from './message.ts';
import { runOrigin } from './origins.ts';
import { earlyStop, planPart, rateChange, runStatus, settingChange, watchedCondition } from './runs.ts';

/** More rows of a curve are indistinguishable on any screen. */
export const MOST_CURVE_ROWS = 4000;

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
});
export type GradientRow = z.infer<typeof gradientRow>;

/** How long a run trains before it pauses. */
export const trainingSpan = z.enum(['step', 'epoch']);
export type TrainingSpan = z.infer<typeof trainingSpan>;

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
  /** All settings changed during training, if there is another one, and the epochs by their batch size. */
  changed: z.object({ settings: z.array(settingChange), parts: z.array(planPart).min(1) }).optional(),
  /** All conditions of the run, if one has changed. */
  conditions: z.array(watchedCondition).optional(),
  error: notice.optional(),
  origin: runOrigin.optional(),
  earlyStop: earlyStop.optional(),
});
export type RunEvent = z.infer<typeof runEvent>;
