export { warningOf } from './prepareRun.ts';
export { type OpenedRuns, openRuns, type Runs } from './runs.ts';
export type { RunWatcher } from './runWatcher.ts';
