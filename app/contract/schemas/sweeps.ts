import { z } from 'zod';
import { ashaSchema, budgetSchema, SAMPLER_NAMES, spaceSchema, valuesSchema } from '#engine/sweeps/index.ts';
import { id, timestamp } from './base.ts';
import { message, notice } from './message.ts';

/** What a sweep searches, and how. */
const search = z.object({
  space: spaceSchema,
  sampler: z.enum(SAMPLER_NAMES),
  seed: z.int().min(0),
  /** `loss` or the name of a metric, with `validation.` for that of the validation samples. */
  metric: z.string().min(1).max(100),
  budget: budgetSchema,
  /** Stops trials early that are worse than others after as many epochs. */
  asha: ashaSchema.optional(),
  /** Trials that train at the same time. */
  parallel: z.int().min(1).max(64),
});

/** A sweep to start. */
export const sweepSettings = search.extend({
  name: z.string().trim().min(1).max(200),
  /** Default: that of the metric. */
  direction: z.enum(['min', 'max']).optional(),
});
export type SweepSettings = z.infer<typeof sweepSettings>;

/** A run of a sweep, with the values that it tries. */
export const sweepTrial = z.object({
  /** From 0. */
  number: z.number(),
  /** By the addresses of parameters; those whose conditions do not hold are missing. */
  choices: valuesSchema,
  state: z.enum(['running', 'complete', 'pruned', 'failed']),
  /** Null while it trains, and if it is not finite. */
  metric: z.number().nullable(),
  /** The epoch after which it was stopped early. */
  prunedAfter: z.number().nullable(),
  /** Null before it starts. The run may have been removed since. */
  run: id.nullable(),
  seconds: z.number(),
  /** Why it failed. */
  error: message.nullable(),
});
export type SweepTrial = z.infer<typeof sweepTrial>;

/** `waiting`: behind another sweep. `stopped`: by a person, by the end of the program or by an error; it can be continued. */
export const SWEEP_STATES = ['running', 'waiting', 'stopped', 'finished'] as const;
export type SweepState = (typeof SWEEP_STATES)[number];

export const sweepSummary = z.object({
  id,
  name: z.string(),
  /** The graph that it was started for. */
  graphId: id.nullable(),
  createdAt: timestamp,
  state: z.enum(SWEEP_STATES),
  metric: z.string(),
  direction: z.enum(['min', 'max']),
  budget: budgetSchema,
  /** Trials begun. */
  trials: z.number(),
  /** Seconds of training of all trials. */
  seconds: z.number(),
  /** Runs of trials that train now. */
  running: z.array(id),
  /** The best complete trial. */
  best: sweepTrial.pick({ number: true, metric: true }).nullable(),
  /** Why it stopped, if by an error since the program started. */
  error: notice.nullable(),
});
export type SweepSummary = z.infer<typeof sweepSummary>;

export const sweepDetails = z.object({ ...search.shape, ...sweepSummary.shape, trials: z.array(sweepTrial) });
export type SweepDetails = z.infer<typeof sweepDetails>;

/** A change of a sweep: its summary, null if it was removed. */
export const sweepChange = z.object({ id, summary: sweepSummary.nullable() });
export type SweepChange = z.infer<typeof sweepChange>;
