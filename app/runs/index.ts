export { warningOf } from './prepareRun.ts';
export { type OpenedRuns, openRuns, type Runs, type RunsContext, type StartRunOptions } from './runs.ts';
export type { RunWatcher } from './runWatcher.ts';
