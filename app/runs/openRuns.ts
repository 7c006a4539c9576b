import { LiveRuns } from './liveRuns.ts';
import { clearAfterDeath } from './orphans.ts';
import { RunQueue } from './runQueue.ts';
import { Runs, type RunsContext } from './runs.ts';

export type OpenedRuns = ReturnType<typeof openRuns>;

export function openRuns(context: RunsContext) {
  const interrupted = clearAfterDeath(context.connection);
  const live = new LiveRuns(context);
  const runs = new Runs(context, live);
  return {
    runs,
    queue: new RunQueue({ connection: context.connection, runs, live, log: context.log }),
    /** Names of the runs that were interrupted when their process ended. */
    interrupted,
    /** True if the database was lost, and a run was saved elsewhere with everything readable. */
    hasRescued: () => live.hasRescued,
    /** Stops the runs of this process after a checkpoint each, to be resumed later. */
    close: () => live.close(),
  };
}
