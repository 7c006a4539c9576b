import { z } from 'zod';
import { graphSchema } from '#engine/graph/index.ts';
import { id, timestamp } from './base.ts';
import { notice } from './message.ts';
import { trainingSpan } from './records.ts';
import { startedRun } from './runs.ts';

/** What a run starts from. */
const queuedStart = z.object({
  document: graphSchema,
  graphId: id.optional(),
  weightsOf: id.optional(),
  atStep: z.number().optional(),
  pauseAfter: trainingSpan.optional(),
});
export type QueuedStart = z.infer<typeof queuedStart>;

/** Runs of a higher one are put before those of a lower one. */
export const RUN_PRIORITIES = ['high', 'normal', 'low'] as const;
export const runPriority = z.enum(RUN_PRIORITIES);
export type RunPriority = z.infer<typeof runPriority>;

/** A run that waits until fewer are in training. */
export const queuedRun = z.object({
  id,
  priority: runPriority,
  graphId: id.nullable(),
  graphName: z.string(),
  dataset: z.string(),
  epochs: z.number(),
  addedAt: timestamp,
  /** The reason it could not start: it waits until a person starts it. */
  error: notice.nullable(),
});
export type QueuedRun = z.infer<typeof queuedRun>;

/** The runs that wait, in the order in which they start, and the limit that they wait for. */
export const runQueue = z.object({
  queued: z.array(queuedRun),
  /** Runs in training; paused ones do not count. */
  training: z.number(),
  /** Runs that train at once. */
  limit: z.number(),
  /** The limit unless a person sets one: the number of cores. */
  usualLimit: z.number(),
});
export type RunQueueState = z.infer<typeof runQueue>;

/** A run that has started, or waits at a place in the queue, from 1. */
export const startedOrQueued = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), run: startedRun }),
  z.object({ kind: z.literal('queued'), queued: queuedRun, place: z.number() }),
]);
export type StartedOrQueued = z.infer<typeof startedOrQueued>;

/** Directions in which a queued run moves. */
export const QUEUE_MOVES = ['up', 'down', 'front', 'back'] as const;
export const queueMove = z.enum(QUEUE_MOVES);
export type QueueMove = z.infer<typeof queueMove>;
