import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { queueMove, runPriority, runQueue, startedOrQueued, startedRun } from '../schemas/index.ts';
import { byId, call, none, runStart } from './call.ts';

/** Runs that wait until fewer are in training. They are kept in the database; after a restart they wait until a run has ended, or `fill`. */
export const queueCalls = {
  load: call.output(runQueue),
  /** The queue after each change from now on. */
  changes: call.output(eventIterator(runQueue)),
  /** Starts a run as `runs.start` does; if as many as allowed are in training, puts it into the queue, behind those of its priority. */
  start: call.input(runStart.extend({ priority: runPriority.optional() })).output(startedOrQueued),
  /** Starts a queued run, even if as many as allowed are in training. */
  startNow: call.input(byId).output(startedRun),
  /** Starts queued runs while fewer than allowed are in training. */
  fill: call.output(none),
  move: call.input(byId.extend({ to: queueMove })).output(none),
  /** Changes the priority, and puts the run behind the others of that priority. */
  prioritize: call.input(byId.extend({ priority: runPriority })).output(none),
  remove: call.input(byId).output(none),
  /** @param limit runs that train at once; null for the number of cores */
  setLimit: call.input(z.object({ limit: z.number().int().min(1).max(64).nullable() })).output(none),
};
