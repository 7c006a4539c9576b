export { type OpenedRuns, openRuns, type Runs, type RunsContext, type StartRunOptions } from './runs.ts';
export type { RunWatcher } from './runWatcher.ts';
export { warningOf } from './warningOf.ts';
