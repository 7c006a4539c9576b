import { appendSteps, emptySteps, type StepSeries } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { decimateSteps } from './decimate.ts';
import { NO_END, OF_RUN, readSteps } from './history.ts';
import type { CurveRange } from './range.ts';

/** Steps of a digest. */
export const DIGESTED_STEPS = 128;
/** More steps than these are not read one by one: that would take longer than a person waits while zooming. */
const MOST_READ = 40_000;

/** Digests the blocks that are complete with some new steps. */
export function digestSteps(connection: WritingConnection, runKey: number, steps: readonly number[]): void {
  const ends = steps.filter((step) => step % DIGESTED_STEPS === 0);
  if (ends.length === 0) return;
  const { id } = connection.get<{ readonly id: string }>('SELECT id FROM runs WHERE key = @runKey', { runKey }) ?? { id: '' };
  for (const lastStep of ends) {
    const block = readSteps(connection, id, lastStep - DIGESTED_STEPS, lastStep);
    connection.insert('step_digests', {
      ...{ runKey, firstStep: lastStep - DIGESTED_STEPS + 1, lastStep },
      steps: decimateSteps(block, 1),
    });
  }
}

/** The steps of a range for a chart; of a long range from their digests, so that no extreme is lost. */
export function readStepsToPlot(
  connection: ReadingConnection,
  runId: string,
  { from = 0, to = NO_END, most }: CurveRange,
  mostRead = MOST_READ,
): StepSeries {
  const within = `FROM step_digests WHERE ${OF_RUN} AND first_step >= @from AND last_step <= @to`;
  const { count, first, last } = connection.get<{ count: number; first: number; last: number }>(
    `SELECT count(*) AS count, min(first_step) AS first, max(last_step) AS last ${within}`,
    { runId, from, to },
  ) ?? { count: 0, first: 0, last: 0 };
  if (count * DIGESTED_STEPS <= mostRead) return decimateSteps(readSteps(connection, runId, from - 1, to), most);
  const digests = connection.rows<[string]>(`SELECT steps ${within} ORDER BY first_step`, { runId, from, to });
  const { steps, weights } = join([
    readSteps(connection, runId, from - 1, first - 1),
    ...[...digests].map(([json]) => JSON.parse(json) as StepSeries),
    readSteps(connection, runId, last, to),
  ]);
  return decimateSteps(steps, most, weights);
}

/** Consecutive parts of a series, those with means being digests. */
function join(parts: readonly StepSeries[]): { readonly steps: StepSeries; readonly weights: readonly number[] } {
  const metrics = [...new Set(parts.flatMap((part) => Object.keys(part.metrics)))];
  const columnsOf = (names: readonly string[]): StepSeries['metrics'] => Object.fromEntries(names.map((name) => [name, []]));
  const steps = { ...emptySteps(), metrics: columnsOf(metrics), means: columnsOf(['loss', 'learningRate', ...metrics]) };
  const weights: number[] = [];
  for (const part of parts) {
    appendSteps(steps, part);
    const weight = part.means ? DIGESTED_STEPS / part.step.length : 1;
    for (const _ of part.step) weights.push(weight);
  }
  return { steps, weights };
}
