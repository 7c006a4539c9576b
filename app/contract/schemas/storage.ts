import { z } from 'zod';
import { MONITORS } from '#engine/graph/index.ts';
import { id } from './base.ts';

/** The checkpoints that a thinned run keeps: the first, from which any step can be rebuilt, the last ones, and the best. */
export const thinning = z.object({
  /** The number of last ones. */
  last: z.number().int().min(1).max(100).default(1),
  /** Of the end of the epoch that is best by this; in runs that do not measure it, by the loss. */
  best: z.enum(MONITORS).default('validationLoss'),
});
export type Thinning = z.infer<typeof thinning>;

/** What a run takes in the database, in bytes, and what thinning would free. */
const runSize = z.object({
  id,
  name: z.string(),
  graphName: z.string(),
  isRemoved: z.boolean(),
  /** False while it is in training: it thins itself then. */
  canBeThinned: z.boolean(),
  checkpoints: z.number(),
  checkpointBytes: z.number(),
  /** Curves and histories of gradients. */
  historyBytes: z.number(),
  superfluous: z.number(),
  superfluousBytes: z.number(),
});
export type RunSize = z.infer<typeof runSize>;

/** The size of the database, and its runs, the largest first. */
export const runStorage = z.object({ databaseBytes: z.number(), runs: z.array(runSize) });
export type RunStorage = z.infer<typeof runStorage>;
