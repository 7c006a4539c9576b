import type { BoundGraph } from '../graph/index.ts';
import type { Executor, LoadedProgram } from '../kernels/index.ts';
import { copyStates } from '../metrics/index.ts';
import { type EarlyStop, metricOf } from '../schedules/index.ts';
import { message } from '../text/index.ts';
import type { Control } from './control.ts';
import { Course } from './course.ts';
import type { Dataset } from './dataset.ts';
import { EVALUATION_BATCH, evaluateModel, evaluationMetrics } from './evaluate.ts';
import { initializeParameters } from './initialize.ts';
import { LossMetrics } from './metrics.ts';
import { Model } from './model.ts';
import { type Found, findBroken, findOrigin } from './nonFinite.ts';
import { nonFiniteError } from './nonFiniteError.ts';
import type { StepPlace } from './plan.ts';
import type { Checkpoint, EpochMetrics, GradientRecord, NamedTensor, Recorder, Restored } from './recorder.ts';
import { lossOf, Stepper } from './stepper.ts';
import { trainingError } from './trainingError.ts';

const CHECKPOINT_EVERY_MS = 10_000;

export interface TrainOptions {
  /** A new run's is bound to {@link trainingData}; a resumed one goes on as it was started. */
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
  readonly recorder: Recorder;
  readonly control: Control;
  /** Milliseconds, monotonic. It decides when checkpoints are made and nothing that is computed. */
  readonly clock: () => number;
  /** Goes on from here; the result is bit for bit that of a run that never stopped. */
  readonly resumeFrom?: Checkpoint;
  /** Starts from these instead of fresh parameters. */
  readonly initialParameters?: readonly NamedTensor[];
  /** Besides those at the start, at each epoch's end, at a pause and at the end. Default 10 s. */
  readonly checkpointEveryMs?: number;
}

export interface TrainResult {
  /** `earlyStopped`: the epochs were no better any more; `earlyStop` says of what. */
  readonly reason: 'completed' | 'earlyStopped' | 'stopped';
  readonly checkpoint: Checkpoint;
  readonly lastEpoch?: EpochMetrics;
  readonly earlyStop?: EarlyStop;
  /** Where the weights are not those of the last epoch. */
  readonly restored?: Restored;
}

/**
 * Trains a graph by backpropagation, on the thread that calls it, until it is done or the control says stop.
 * The parameters that it ends with are a pure function of graph, data, settings and seed.
 *
 * @throws UserError memory.*, training.noSamples, training.notMonitored, all before the first step;
 *   training.nonFinite when the loss or a parameter becomes infinite or NaN
 */
export function train(options: TrainOptions): TrainResult {
  return new Training(options).run();
}

class Training {
  readonly #options: TrainOptions;
  readonly #model: Model;
  readonly #stepper: Stepper;
  readonly #course: Course;
  readonly #metrics: LossMetrics;
  #validationMetrics: LossMetrics | undefined;
  /** The place of the step that comes next. */
  #place: StepPlace;
  #totals: Checkpoint['epochTotals'];
  #lastEpoch: EpochMetrics | undefined;
  #checkpointDue = 0;
  #lastCheckpoint: Checkpoint | undefined;
  /** Of the steps since the last checkpoint. */
  #learningRates: number[] = [];

  constructor(options: TrainOptions) {
    const { graph, executor, resumeFrom, initialParameters } = options;
    const { data: dataset, columns, configuration } = graph;
    if (dataset.splits.train.length === 0) throw noTrainingSamples(dataset);
    this.#options = options;
    const parameters = resumeFrom?.parameters ?? initialParameters ?? initializeParameters(graph, configuration.seed);
    this.#model = new Model(graph, executor, parameters, { columns, ...(resumeFrom && { slots: resumeFrom.slots }) });
    this.#stepper = new Stepper(this.#model, dataset);
    this.#course = new Course(this.#model, this.#stepper.plan, dataset, resumeFrom?.course);
    const { step, epoch, batchInEpoch } = resumeFrom ?? { step: 0, epoch: 1, batchInEpoch: 0 };
    this.#place = { step: step + 1, epoch, batchInEpoch };
    this.#lastCheckpoint = resumeFrom;
    this.#metrics = new LossMetrics(this.#loadPrograms(), ({ when }) => when === 'steps');
    // What an earlier version had not begun to measure in an epoch has no value after it.
    this.#totals =
      resumeFrom && batchInEpoch > 0
        ? { ...resumeFrom.epochTotals, metrics: copyStates(resumeFrom.epochTotals.metrics) }
        : this.#noTotals();
  }

  /** Memory that is not there is missed before the first step. @returns what that runs */
  #loadPrograms(): LoadedProgram {
    const loaded = this.#stepper.programAt({ ...this.#place, batchInEpoch: 0 });
    const { validation } = this.#options.graph.data.splits;
    if (validation.length > 0) this.#model.program('evaluate', Math.min(EVALUATION_BATCH, validation.length));
    return loaded;
  }

  #noTotals(): Checkpoint['epochTotals'] {
    return { loss: 0, samples: 0, metrics: this.#metrics.start() };
  }

  run(): TrainResult {
    if (!this.#options.resumeFrom) this.#saveCheckpoint();
    this.#scheduleCheckpoint();
    while (this.#place.epoch <= this.#stepper.plan.epochs && !this.#course.earlyStop) {
      if (this.#runEpoch() === 'stopped') return this.#describeEnd('stopped', this.#saveCheckpoint());
    }
    const checkpoint = this.#course.restoreBest() ? this.#saveCheckpoint() : this.#makeCheckpoint();
    return this.#describeEnd(this.#course.earlyStop ? 'earlyStopped' : 'completed', checkpoint);
  }

  #describeEnd(reason: TrainResult['reason'], checkpoint: Checkpoint): TrainResult {
    const { earlyStop } = this.#course;
    return {
      reason,
      checkpoint,
      ...(this.#lastEpoch && { lastEpoch: this.#lastEpoch }),
      ...(earlyStop && { earlyStop }),
      ...(checkpoint.course?.restored && { restored: checkpoint.course.restored }),
    };
  }

  /** The rest of the current epoch; the checkpoint after it stands at the beginning of the next. */
  #runEpoch(): 'finished' | 'stopped' {
    const { control, clock } = this.#options;
    const samplesBefore = this.#totals.samples;
    const started = clock();
    let paused = 0;
    while (this.#place.batchInEpoch < this.#stepper.plan.stepsPerEpoch) {
      const asked = clock();
      const answer = control.next(() => this.#saveCheckpoint());
      paused += clock() - asked;
      if (answer === 'stop') return 'stopped';
      this.#runStep();
      if (clock() >= this.#checkpointDue) this.#saveCheckpoint();
    }
    const seconds = (clock() - started - paused) / 1000;
    this.#finishEpoch(seconds > 0 ? (this.#totals.samples - samplesBefore) / seconds : 0);
    return 'finished';
  }

  #runStep(): void {
    const { gradientsEvery } = this.#model.configuration;
    const { step, epoch, batchInEpoch } = this.#place;
    const { update, isLast } = this.#stepper.updateAt(this.#place);
    const learningRate = this.#options.control.learningRate() ?? this.#course.learningRateOf(update);
    const observed = isLast && gradientsEvery > 0 && (update === 1 || update % gradientsEvery === 0);
    if (observed) this.#model.state.keepParameters();

    const loaded = this.#stepper.run(this.#place, learningRate);
    this.#learningRates.push(learningRate);
    const loss = lossOf(loaded);
    if (!Number.isFinite(loss)) throw this.#failure({ loss });

    const { batch } = loaded.program;
    const totals = this.#totals;
    const states = this.#metrics.start();
    this.#metrics.accumulate(loaded, states, totals.metrics);
    this.#totals = { ...totals, loss: totals.loss + loss * batch, samples: totals.samples + batch };
    this.#place = { step: step + 1, epoch, batchInEpoch: batchInEpoch + 1 };
    if (observed) this.#options.recorder.gradients(step, this.#describeGradients(loaded));
    this.#options.recorder.step({ step, epoch, loss, metrics: this.#metrics.finish(states), learningRate });
  }

  /** The metrics of validation: those that are not too dear for each epoch, and what is watched. */
  #metricsOf(validation: Uint32Array): LossMetrics {
    const watched = this.#course.monitors.map((monitor) => metricOf(monitor)?.name);
    this.#validationMetrics ??= evaluationMetrics(
      this.#model,
      validation,
      ({ name, when }) => when !== 'evaluation' || watched.includes(name),
    );
    return this.#validationMetrics;
  }

  #describeGradients(loaded: LoadedProgram): GradientRecord[] {
    const { state } = this.#model;
    const records: GradientRecord[] = [];
    for (const { name, gradient } of loaded.program.parameters) {
      if (gradient) records.push({ parameter: name, gradient: loaded.describe(gradient), updateRatio: state.updateRatio(name) });
    }
    return records;
  }

  #finishEpoch(samplesPerSecond: number): void {
    this.#requireFinite();
    const { step, epoch } = this.#place;
    const { loss, samples, metrics } = this.#totals;
    const { validation } = this.#options.graph.data.splits;
    const evaluated = validation.length > 0 ? evaluateModel(this.#model, validation, this.#metricsOf(validation)) : undefined;
    this.#lastEpoch = {
      epoch,
      step: step - 1,
      loss: loss / samples,
      metrics: this.#metrics.finish(metrics),
      ...(evaluated && { validation: { loss: evaluated.loss, metrics: evaluated.metrics } }),
      samplesPerSecond,
    };
    this.#course.finishEpoch(this.#lastEpoch);
    this.#place = { step, epoch: epoch + 1, batchInEpoch: 0 };
    this.#totals = this.#noTotals();
    this.#options.recorder.epoch(this.#lastEpoch);
    this.#saveCheckpoint();
  }

  /** A checkpoint is what a run goes on from, so it holds finite numbers only. */
  #requireFinite(): void {
    const parameter = findBroken(this.#model);
    if (parameter) throw this.#failure({ parameter });
  }

  #failure(noticed: { readonly loss?: number; readonly parameter?: Found }) {
    const learningRate = this.#learningRates.at(-1) ?? 0;
    const origin = this.#lastCheckpoint && findOrigin(this.#options, this.#lastCheckpoint, this.#learningRates);
    // A loss is noticed during its step, a parameter after it.
    const step = this.#place.step - (noticed.loss === undefined ? 1 : 0);
    const { inputs, targets } = this.#options.graph.data;
    const isNormalized = [...inputs, ...targets].every(({ normalization, classes }) => normalization ?? classes);
    return nonFiniteError({ place: { ...this.#place, step }, learningRate, isNormalized, ...noticed }, origin);
  }

  #makeCheckpoint(): Checkpoint {
    const { step, epoch, batchInEpoch } = this.#place;
    return {
      step: step - 1,
      epoch,
      batchInEpoch,
      epochTotals: { ...this.#totals, metrics: copyStates(this.#totals.metrics) },
      course: this.#course.state,
      parameters: this.#model.parameters(),
      slots: this.#model.slots(),
    };
  }

  #saveCheckpoint(): Checkpoint {
    this.#requireFinite();
    const checkpoint = this.#makeCheckpoint();
    this.#options.recorder.checkpoint(checkpoint);
    this.#lastCheckpoint = checkpoint;
    this.#learningRates = [];
    this.#scheduleCheckpoint();
    return checkpoint;
  }

  #scheduleCheckpoint(): void {
    this.#checkpointDue = this.#options.clock() + (this.#options.checkpointEveryMs ?? CHECKPOINT_EVERY_MS);
  }
}

function noTrainingSamples({ name }: Dataset) {
  return trainingError('training.noSamples', message("The data set '{{name}}' has no training samples", { name }), {
    where: name,
    expected: message('at least one training sample'),
    received: message('none'),
    fix: message('Hold out fewer samples for validation and test'),
  });
}
