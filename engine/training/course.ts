import { BEST_WEIGHTS } from '../kernels/index.ts';
import { type EarlyStop, FRESH_PATIENCE, isOver, learningRateAt, type Monitor, monitored, wait } from '../schedules/index.ts';
import type { Dataset } from './dataset.ts';
import type { Model } from './model.ts';
import { type TrainingPlan, updatesPerEpoch } from './plan.ts';
import type { CourseState, EpochMetrics } from './recorder.ts';
import { trainingError } from './trainingError.ts';

/** What follows from the epochs so far: the learning rate where the schedule goes by them, and whether the run is over. */
export class Course {
  readonly #model: Model;
  readonly #plan: TrainingPlan;
  #state: CourseState;

  /** @throws UserError training.notMonitored where the run will never show what is watched */
  constructor(model: Model, plan: TrainingPlan, dataset: Dataset, state?: CourseState) {
    this.#model = model;
    this.#plan = plan;
    const { schedule, earlyStopping } = model.configuration;
    this.#state = state ?? { schedule: schedule.schedule.watches?.start ?? {}, earlyStopping: FRESH_PATIENCE };
    const scheduled = schedule.schedule.watches?.monitor(schedule.params);
    if (scheduled) requireMonitored(scheduled, 'schedule', model, dataset);
    if (earlyStopping) requireMonitored(earlyStopping.monitor, 'earlyStopping', model, dataset);
  }

  /** Part of every checkpoint. */
  get state(): CourseState {
    return this.#state;
  }

  /** @param update counts from 1 */
  learningRateOf(update: number): number {
    const { schedule, optimizerParams, accumulate } = this.#model.configuration;
    const stepsPerEpoch = updatesPerEpoch(this.#plan, accumulate);
    return learningRateAt(schedule, {
      learningRate: optimizerParams.learningRate,
      step: update - 1,
      steps: stepsPerEpoch * this.#plan.epochs,
      stepsPerEpoch,
      memory: this.#state.schedule,
    });
  }

  /** Takes note of an epoch, and of its weights where they are the best. */
  finishEpoch(metrics: EpochMetrics): void {
    const { schedule, earlyStopping } = this.#model.configuration;
    const { epoch } = metrics;
    let { schedule: memory, earlyStopping: patience } = this.#state;
    const { watches } = schedule.schedule;
    if (watches) {
      const params = schedule.params;
      memory = watches.after(memory, { epoch, value: valueAfter(metrics, watches.monitor(params)) }, params);
    }
    if (earlyStopping) patience = wait(patience, { epoch, value: valueAfter(metrics, earlyStopping.monitor) }, earlyStopping);
    this.#state = { schedule: memory, earlyStopping: patience };
    if (patience.bestEpoch === epoch) this.#copyWeights((best, weights) => best.set(weights));
  }

  /** Why no epoch shall follow; undefined where one may. */
  get earlyStop(): EarlyStop | undefined {
    const { earlyStopping } = this.#model.configuration;
    const { best, bestEpoch, waited } = this.#state.earlyStopping;
    if (!earlyStopping || best === null || !isOver(this.#state.earlyStopping, earlyStopping)) return undefined;
    return { monitor: earlyStopping.monitor, best, bestEpoch, epoch: bestEpoch + waited };
  }

  /** Goes back to the weights of the best epoch, where that is wanted. @returns whether it did */
  restoreBest(): boolean {
    const { earlyStopping } = this.#model.configuration;
    const { best, bestEpoch, waited } = this.#state.earlyStopping;
    if (!earlyStopping?.restoreBestWeights || best === null) return false;
    this.#copyWeights((best, weights) => weights.set(best));
    const restored = { epoch: bestEpoch, step: bestEpoch * this.#plan.stepsPerEpoch };
    // Where the last epoch was the best, its weights are there already.
    this.#state = { ...this.#state, ...(waited > 0 && { restored }) };
    return true;
  }

  #copyWeights(copy: (best: Weights, weights: Weights) => void): void {
    const { parameters, slots } = this.#model.state;
    for (const [name, weights] of parameters) {
      const best = slots.get(name)?.get(BEST_WEIGHTS);
      if (best) copy(best, weights);
    }
  }
}

type Weights = Float32Array | Float64Array;

function valueAfter(metrics: EpochMetrics, monitor: Monitor): number {
  return monitored(metrics, monitor) ?? Number.NaN;
}

function requireMonitored(monitor: Monitor, setting: string, model: Model, { name, splits }: Dataset): void {
  const needsValidation = monitor === 'validationLoss' || monitor === 'validationAccuracy';
  if (needsValidation && splits.validation.length === 0) {
    const message = `'${setting}' watches ${monitor}, but the data set '${name}' has no validation samples`;
    throw trainingError('training.notMonitored', message, {
      where: `training.${setting}.monitor`,
      expected: 'at least one validation sample',
      received: 'none',
      fix: `Hold back samples for validation, or watch 'loss'`,
    });
  }
  const needsAccuracy = monitor === 'accuracy' || monitor === 'validationAccuracy';
  if (needsAccuracy && !model.program('evaluate', 1).program.losses.some(({ accuracy }) => accuracy)) {
    const message = `'${setting}' watches ${monitor}, but no loss of the graph tells right answers from wrong ones`;
    throw trainingError('training.notMonitored', message, {
      where: `training.${setting}.monitor`,
      expected: 'a loss over classes',
      received: 'none',
      fix: `Watch ${needsValidation ? "'validationLoss'" : "'loss'"}`,
    });
  }
}
