import { type Metric, metricsIn } from '#engine/graph/index.ts';
import type { Curves } from '../../workbench/runs/index.ts';

/** The recorded metrics of some runs; all epochs of a run have the same, so two are enough to check. */
export function metricsOf(runs: readonly Pick<Curves, 'steps' | 'epochs'>[]): Metric[] {
  return metricsIn(
    runs.flatMap(({ steps, epochs }) => {
      const measured = [epochs[0], epochs.at(-1)].flatMap((epoch) => [epoch?.metrics, epoch?.validation?.metrics]);
      return [Object.fromEntries(Object.keys(steps.metrics).map((name) => [name, 0])), ...measured];
    }),
  );
}
