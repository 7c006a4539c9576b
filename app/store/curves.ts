import type { GradientCurves, RunMetrics } from '#app/contract/index.ts';
import type { ReadingConnection } from './connection.ts';
import { decimateEpochs, decimateNorms, decimateSteps } from './decimate.ts';
import { readEpochs, readNorms, readSteps } from './history.ts';

/** A stretch of a run's history, and how much of it a chart can show. */
export interface CurveRange {
  /** The first and the last step; all of them unless given. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** About how many rows of steps, of epochs, and of each gradient. */
  readonly most: number;
}

/** Steps and epochs to draw. It reads every row of the range: call it where waiting is allowed. */
export function readCurves(connection: ReadingConnection, runId: string, { from = 0, to, most }: CurveRange): RunMetrics {
  return {
    steps: decimateSteps(readSteps(connection, runId, from - 1, to), most),
    epochs: decimateEpochs(readEpochs(connection, runId, from, to), most),
  };
}

/** The norms of all gradients to draw, by parameter. It reads every row of the range. */
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
