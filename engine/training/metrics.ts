import type { LoadedProgram } from '../kernels/index.ts';
import {
  Answers,
  type AppliedMetric,
  accumulateMetrics,
  applyMetrics,
  finishMetrics,
  type MetricStates,
  type MetricValues,
  startMetrics,
  type Task,
} from '../metrics/index.ts';

/** A selection of the metrics of a model's losses. */
export class LossMetrics {
  readonly applied: readonly AppliedMetric[];
  readonly #tasks: readonly (Task | undefined)[];

  /** @param loaded any program of the model that has its losses */
  constructor({ program }: LoadedProgram, isChosen: (metric: AppliedMetric['metric']) => boolean) {
    this.#tasks = program.losses.map(({ task }) => task);
    this.applied = applyMetrics(this.#tasks).filter(({ metric }) => isChosen(metric));
  }

  start(): MetricStates {
    return startMetrics(this.applied, this.#tasks);
  }

  /** Adds the predictions of the batch that just ran to states, in place. */
  accumulate(loaded: LoadedProgram, ...states: readonly MetricStates[]): void {
    if (this.applied.length === 0) return;
    const answers = loaded.program.losses.map(
      ({ task, prediction, target }) => task && new Answers(task, loaded.read(prediction), loaded.read(target)),
    );
    for (const each of states) accumulateMetrics(each, this.applied, answers);
  }

  finish(states: MetricStates): MetricValues {
    return finishMetrics(states, this.applied);
  }
}
