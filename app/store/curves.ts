import type { RunMetrics } from '#app/contract/index.ts';
import type { ReadingConnection } from './connection.ts';
import { decimateEpochs } from './decimate.ts';
import { readEpochs } from './history.ts';
import type { CurveRange } from './range.ts';
import { readStepsToPlot } from './stepDigests.ts';

/** Steps and epochs to plot. Reads every row of a short range, so call it off the main thread. */
export function readCurves(connection: ReadingConnection, runId: string, range: CurveRange): RunMetrics {
  const { from = 0, to, most } = range;
  return {
    steps: readStepsToPlot(connection, runId, range),
    epochs: decimateEpochs(readEpochs(connection, runId, from, to), most),
  };
}
