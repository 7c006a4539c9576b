export { chanceOf } from './chanceOf.ts';
export { colorsOf } from './colorsOf.ts';
export { describeCondition, describeValues, isWatched } from './describeCondition.ts';
export { formatMetric, formatMetricValue } from './formatMetric.ts';
export { nameSetting } from './nameSetting.ts';
export type { RunFeed, StepRange } from './runFeed.ts';
export { createRuns, type Runs, type RunsState } from './runs.ts';
export { type Curves, drawnCurves, type GradientSeries, type RunSeries } from './series.ts';
export { isActive, isResumable, STATUS_LABELS } from './status.ts';
