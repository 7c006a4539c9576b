import { BEST_WEIGHTS } from '../compile/index.ts';
import { declared, message } from '../messages/index.ts';
import {
  type EarlyStop,
  FRESH_PATIENCE,
  isOfValidation,
  isOver,
  learningRateAt,
  type Monitor,
  metricOf,
  monitored,
  wait,
} from '../schedules/index.ts';
import type { Dataset } from './dataset.ts';
import { LossMetrics } from './metrics.ts';
import type { Model } from './model.ts';
import { lastStepOf, type ScheduleTime } from './plan.ts';
import type { CallbackState, EpochMetrics } from './recorder.ts';
import type { Stepper } from './stepper.ts';
import { trainingError } from './trainingError.ts';

/** State that depends on past epochs: learning rate schedules by epoch, early stopping and the best weights. */
export class Callbacks {
  /** The monitored metrics. */
  readonly monitors: readonly Monitor[];
  readonly #model: Model;
  readonly #stepper: Stepper;
  #state: CallbackState;

  /** @throws UserError training.notMonitored if the run never measures a monitored metric */
  constructor(stepper: Stepper, dataset: Dataset, state?: CallbackState) {
    const { model } = stepper;
    this.#model = model;
    this.#stepper = stepper;
    const { schedule, earlyStopping } = model.configuration;
    this.#state = state ?? freshState(model);
    const scheduled = schedule.schedule.watches?.monitor(schedule.params);
    if (scheduled) requireMonitored(scheduled, 'schedule', model, dataset);
    if (earlyStopping) requireMonitored(earlyStopping.monitor, 'earlyStopping', model, dataset);
    this.monitors = [scheduled, earlyStopping?.monitor].filter((monitor) => monitor !== undefined);
  }

  /** Part of every checkpoint. */
  get state(): CallbackState {
    return this.#state;
  }

  /** Goes to the state of a checkpoint. The best weights are among its slots. */
  restore(state: CallbackState | undefined): void {
    this.#state = state ?? freshState(this.#model);
  }

  learningRateAt(time: ScheduleTime): number {
    const { schedule, optimizerParams } = this.#model.configuration;
    const { learningRate } = optimizerParams;
    return learningRateAt(schedule, { ...time, learningRate, memory: this.#state.schedule });
  }

  /** Records an epoch, and its weights if they are the best so far. */
  finishEpoch(metrics: Omit<EpochMetrics, 'samplesPerSecond'>): void {
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

  /** The reason to stop before the next epoch, if any. */
  get earlyStop(): EarlyStop | undefined {
    const { earlyStopping } = this.#model.configuration;
    const { best, bestEpoch, waited } = this.#state.earlyStopping;
    if (!earlyStopping || best === null || !isOver(this.#state.earlyStopping, earlyStopping)) return undefined;
    return { monitor: earlyStopping.monitor, best, bestEpoch, epoch: bestEpoch + waited };
  }

  /** Restores the best epoch's weights, if configured. @returns true if it did */
  restoreBest(): boolean {
    const { earlyStopping } = this.#model.configuration;
    const { best, bestEpoch, waited } = this.#state.earlyStopping;
    if (!earlyStopping?.restoreBestWeights || best === null) return false;
    this.#copyWeights((best, weights) => weights.set(best));
    const restored = { epoch: bestEpoch, step: lastStepOf(this.#stepper.plan, bestEpoch) };
    // If the last epoch was the best, its weights are current.
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

function freshState({ configuration: { schedule } }: Model): CallbackState {
  return { schedule: schedule.schedule.watches?.start ?? {}, earlyStopping: FRESH_PATIENCE };
}

function valueAfter(metrics: Omit<EpochMetrics, 'samplesPerSecond'>, monitor: Monitor): number {
  return monitored(metrics, monitor) ?? Number.NaN;
}

function requireMonitored(monitor: Monitor, setting: string, model: Model, { name, splits }: Dataset): void {
  if (isOfValidation(monitor) && splits.validation.length === 0) {
    const values = { setting, monitor, dataset: name };
    const text = message("'{{setting}}' monitors {{monitor}}, but the data set '{{dataset}}' has no validation samples", values);
    throw trainingError('training.notMonitored', text, {
      where: `training.${setting}.monitor`,
      expected: message('at least one validation sample'),
      received: message('none'),
      fix: message("Hold out samples for validation, or monitor 'loss'"),
    });
  }
  const metric = metricOf(monitor);
  if (metric && new LossMetrics(model.program('evaluate', 1), (other) => other === metric).applied.length === 0) {
    const expected = declared(metric.appliesTo);
    const text = message("'{{setting}}' monitors {{monitor}}, but the graph does not have {{expected}}", {
      setting,
      monitor,
      expected,
    });
    throw trainingError('training.notMonitored', text, {
      where: `training.${setting}.monitor`,
      expected,
      received: message('none'),
      fix: message("Monitor '{{monitor}}'", { monitor: isOfValidation(monitor) ? 'validationLoss' : 'loss' }),
    });
  }
}
