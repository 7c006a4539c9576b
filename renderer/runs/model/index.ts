export { formatMetric } from './formatMetric.ts';
export type { RunFeed } from './runFeed.ts';
export { createRuns, type Runs, type RunsState } from './runs.ts';
export type { GradientSeries, RunSeries } from './series.ts';
export { byNewest, isActive, isResumable, STATUS_LABELS } from './status.ts';
