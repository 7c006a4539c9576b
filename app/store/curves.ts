import type { GradientCurves, RunMetrics } from '#app/contract/index.ts';
import type { ReadingConnection } from './connection.ts';
import { decimateEpochs, decimateNorms, decimateSteps } from './decimate.ts';
import { readEpochs, readNorms, readSteps } from './history.ts';

/** A range of a run's history, and a limit of rows for a chart. */
export interface CurveRange {
  /** First and last step. Default: all. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Approximate number of rows of steps, of epochs, and per gradient. */
  readonly most: number;
}

/** Steps and epochs to plot. Reads every row of the range, so call it off the main thread. */
export function readCurves(connection: ReadingConnection, runId: string, { from = 0, to, most }: CurveRange): RunMetrics {
  return {
    steps: decimateSteps(readSteps(connection, runId, from - 1, to), most),
    epochs: decimateEpochs(readEpochs(connection, runId, from, to), most),
  };
}

/** Gradient norms to plot, by parameter. Reads every row of the range. */
export function readGradientCurves(
  connection: ReadingConnection,
  runId: string,
  { from = 0, to, most }: CurveRange,
): GradientCurves {
  const curves: GradientCurves = {};
  for (const [parameter, { step, norm }] of readNorms(connection, runId, from, to)) {
    curves[parameter] = decimateNorms(step, norm, most);
  }
  return curves;
}
