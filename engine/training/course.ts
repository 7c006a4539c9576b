import type { BoundGraph, SettingChange } from '../graph/index.ts';
import type { Executor, LoadedProgram } from '../kernels/index.ts';
import { copyStates } from '../metrics/index.ts';
import { metricOf } from '../schedules/index.ts';
import { Callbacks } from './callbacks.ts';
import type { Dataset } from './dataset.ts';
import { evaluateModel, evaluationMetrics } from './evaluate.ts';
import { LossMetrics } from './metrics.ts';
import { Model } from './model.ts';
import type { StepPosition, TrainingPlan } from './plan.ts';
import type { Checkpoint, EpochMetrics, NamedTensor, StepMetrics } from './recorder.ts';
import { lossOf, Stepper } from './stepper.ts';

/** What a new training starts from, instead of a checkpoint. */
export interface Beginning {
  readonly parameters: readonly NamedTensor[];
  /** Optimizer state; default all zero. */
  readonly slots?: readonly NamedTensor[] | undefined;
}

export interface CourseOptions {
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
  readonly from: Checkpoint | Beginning;
  /** Updates that the initial optimizer state has seen in another run: optimizers with bias correction count on from there. */
  readonly updatesBefore?: number | undefined;
  /** Settings changed during training, in the order of their steps. */
  readonly changes?: readonly SettingChange[] | undefined;
}

/** A step that ran; it counts once it is accepted. */
export interface RanStep {
  readonly position: StepPosition;
  readonly loaded: LoadedProgram;
  readonly learningRate: number;
  /** Batch mean. */
  readonly loss: number;
}

const FIRST_STEP: StepPosition = { step: 1, epoch: 1, batchInEpoch: 0 };

/**
 * A model in the course of its training, with everything that its next step depends on. Its numbers are a pure function of where it
 * began and of the steps since, so `train` and a replay of the same steps have the same bits.
 */
export class Course {
  readonly model: Model;
  readonly stepper: Stepper;
  readonly callbacks: Callbacks;
  readonly #dataset: Dataset;
  readonly #metrics: LossMetrics;
  #validationMetrics: LossMetrics | undefined;
  #position: StepPosition;
  #totals: Checkpoint['epochTotals'];

  /** @throws UserError memory.*, training.notMonitored */
  constructor({ graph, executor, from, updatesBefore, changes = [] }: CourseOptions) {
    const { data: dataset, columns } = graph;
    const checkpoint = 'step' in from ? from : undefined;
    this.#dataset = dataset;
    this.model = new Model(graph, executor, from.parameters, { columns, ...(from.slots && { slots: from.slots }) });
    this.stepper = new Stepper(this.model, dataset, updatesBefore);
    this.stepper.change(changes);
    this.callbacks = new Callbacks(this.stepper, dataset, checkpoint?.callbacks);
    this.#position = checkpoint ? positionFrom(checkpoint) : FIRST_STEP;
    // Loaded before the first step, so that missing memory is found early.
    const loaded = this.stepper.programAt({ ...this.#position, batchInEpoch: 0 });
    this.#metrics = new LossMetrics(loaded, ({ when }) => when === 'steps');
    this.#totals = this.#totalsFrom(checkpoint);
  }

  get plan(): TrainingPlan {
    return this.stepper.plan;
  }

  /** The position of the step that comes next. */
  get position(): StepPosition {
    return this.#position;
  }

  /** Samples of the epoch so far. */
  get samples(): number {
    return this.#totals.samples;
  }

  /** True if all batches of the epoch ran. */
  get isEpochOver(): boolean {
    return this.#position.batchInEpoch >= this.stepper.partAt(this.#position).stepsPerEpoch;
  }

  /** True if no step comes next: after the last epoch, or after an early stop. */
  get isOver(): boolean {
    return this.#position.epoch > this.plan.epochs || this.callbacks.earlyStop !== undefined;
  }

  /** A copy of everything that the next step depends on. */
  get checkpoint(): Checkpoint {
    const { step, epoch, batchInEpoch } = this.#position;
    return {
      step: step - 1,
      epoch,
      batchInEpoch,
      epochTotals: { ...this.#totals, metrics: copyStates(this.#totals.metrics) },
      callbacks: this.callbacks.state,
      parameters: this.model.parameters(),
      slots: this.model.slots(),
    };
  }

  /** Goes to a checkpoint of the same training, earlier or later. */
  restore(checkpoint: Checkpoint): void {
    this.model.restore(checkpoint);
    this.callbacks.restore(checkpoint.callbacks);
    this.#position = positionFrom(checkpoint);
    this.#totals = this.#totalsFrom(checkpoint);
  }

  /**
   * Takes the settings changed so far, in the order of their steps. Loads what the next step and the next epoch run.
   * @throws UserError memory.*
   */
  change(changes: readonly SettingChange[]): void {
    this.stepper.change(changes);
    const { step, epoch } = this.#position;
    this.stepper.programAt(this.#position);
    this.stepper.programAt({ step, epoch: epoch + 1, batchInEpoch: 0 });
  }

  /**
   * Runs the next step.
   * @param chosenRate overrides the configured learning rate
   * @param observe nodes whose outputs and gradients are kept, which changes no bit of the results
   */
  run(chosenRate: number | undefined, observe?: ReadonlySet<string>): RanStep {
    const position = this.#position;
    const learningRate = chosenRate ?? this.callbacks.learningRateAt(this.stepper.scheduleTimeAt(position));
    const loaded = this.stepper.run(position, learningRate, observe);
    return { position, loaded, learningRate, loss: lossOf(loaded) };
  }

  /** Adds the step that just ran to its epoch. */
  accept({ position: { step, epoch, batchInEpoch }, loaded, learningRate, loss }: RanStep): StepMetrics {
    const { batch } = loaded.program;
    const totals = this.#totals;
    const states = this.#metrics.start();
    this.#metrics.accumulate(loaded, states, totals.metrics);
    this.#totals = { ...totals, loss: totals.loss + loss * batch, samples: totals.samples + batch };
    this.#position = { step: step + 1, epoch, batchInEpoch: batchInEpoch + 1 };
    return { step, epoch, loss, metrics: this.#metrics.finish(states), learningRate };
  }

  /** The metrics of the epoch that is over. @param validates false to leave out the validation samples */
  measureEpoch({ validates = true }: { readonly validates?: boolean } = {}): Omit<EpochMetrics, 'samplesPerSecond'> {
    const { step, epoch } = this.#position;
    const { loss, samples, metrics } = this.#totals;
    const { validation } = this.#dataset.splits;
    const evaluated =
      validates && validation.length > 0
        ? evaluateModel(this.model, validation, { metrics: this.#metricsOf(validation) })
        : undefined;
    return {
      epoch,
      step: step - 1,
      loss: loss / samples,
      metrics: this.#metrics.finish(metrics),
      ...(evaluated && { validation: { loss: evaluated.loss, metrics: evaluated.metrics } }),
    };
  }

  /** Ends the epoch that is over; the next step is the first of the next one. */
  endEpoch(metrics: Omit<EpochMetrics, 'samplesPerSecond'>): void {
    const { step, epoch } = this.#position;
    this.callbacks.finishEpoch(metrics);
    this.#position = { step, epoch: epoch + 1, batchInEpoch: 0 };
    this.#totals = this.#noTotals();
  }

  /** Validation metrics: those cheap enough for each epoch, and the monitored ones. */
  #metricsOf(validation: Uint32Array): LossMetrics {
    const watched = this.callbacks.monitors.map((monitor) => metricOf(monitor)?.name);
    this.#validationMetrics ??= evaluationMetrics(
      this.model,
      validation,
      ({ name, when }) => when !== 'evaluation' || watched.includes(name),
    );
    return this.#validationMetrics;
  }

  /** A metric that an earlier version did not accumulate in the epoch has no value for it. */
  #totalsFrom(checkpoint: Checkpoint | undefined): Checkpoint['epochTotals'] {
    if (!checkpoint || checkpoint.batchInEpoch === 0) return this.#noTotals();
    return { ...checkpoint.epochTotals, metrics: copyStates(checkpoint.epochTotals.metrics) };
  }

  #noTotals(): Checkpoint['epochTotals'] {
    return { loss: 0, samples: 0, metrics: this.#metrics.start() };
  }
}

function positionFrom({ step, epoch, batchInEpoch }: Checkpoint): StepPosition {
  return { step: step + 1, epoch, batchInEpoch };
}
