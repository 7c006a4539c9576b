export { type OpenedRuns, openRuns } from './openRuns.ts';
export { warningOf } from './prepareRun.ts';
export type { RunQueue } from './runQueue.ts';
export type { Runs } from './runs.ts';
export type { RunWatcher } from './runWatcher.ts';
