import { z } from 'zod';
import { QUANTITIES } from '#engine/distributions/index.ts';

const quantity = z.enum(QUANTITIES);
const stepNumber = z.number().int().min(0);
/** A parameter or a node, with one of its quantities, and the first and last step that were recorded; null before the first. */
export const historySeries = z.object({
  name: z.string(),
  quantity,
  firstStep: z.number().nullable(),
  lastStep: z.number().nullable(),
});
export type HistorySeries = z.infer<typeof historySeries>;

export const historyQuestion = z.object({
  runId: z.string().min(1).max(64),
  name: z.string().max(1000),
  quantity,
  from: stepNumber.optional(),
  to: stepNumber.optional(),
  /** Approximate number of points. */
  most: z.number().int().min(10).max(2000).default(400),
});

/** Formats of tables in files. */
export const TABLE_FORMATS = ['csv', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** How the values of a series were distributed at a recorded step, or at several together. */
const historyPoint = z.object({
  firstStep: z.number(),
  lastStep: z.number(),
  /** Number of recorded steps. */
  entries: z.number(),
  rms: z.number(),
  mean: z.number(),
  standardDeviation: z.number(),
  min: z.number(),
  max: z.number(),
  /** At 5, 25, 50, 75 and 95 %. */
  quantiles: z.array(z.number()),
  /** Number of values. */
  nonFinite: z.number(),
  /** Of the output of an activation: the share of units that are 0 for the whole batch, and of those with a slope below 0.05. */
  dead: z.number().nullable(),
  saturated: z.number().nullable(),
  /** Of consecutive bins, the first of which is the `firstBin` of the history. */
  counts: z.array(z.number()),
});
export type HistoryPoint = z.infer<typeof historyPoint>;

/** A range of a series: each recorded step, or as many together as it takes. */
export const runHistory = z.object({ firstBin: z.number(), points: z.array(historyPoint) });
export type RunHistory = z.infer<typeof runHistory>;
