import type { BoundGraph, SettingChange } from '../graph/index.ts';
import type { Executor, LoadedProgram } from '../kernels/index.ts';
import { message } from '../messages/index.ts';
import type { EarlyStop } from '../schedules/index.ts';
import type { Control } from './control.ts';
import { Course } from './course.ts';
import type { Dataset } from './dataset.ts';
import { DistributionRecording } from './distributionRecording.ts';
import { EVALUATION_BATCH } from './evaluate.ts';
import { FlowRecording, unionOf } from './flowRecording.ts';
import { initializeParameters } from './initialize.ts';
import { findBroken, findOrigin } from './nonFinite.ts';
import { NonFiniteError } from './nonFiniteError.ts';
import type { Checkpoint, EpochMetrics, GradientRecord, NamedTensor, Recorder, Restored } from './recorder.ts';
import type { Watch } from './stepCondition.ts';
import type { Traced } from './tracedStep.ts';
import { trainingError } from './trainingError.ts';
import { WatchedSteps } from './watchedSteps.ts';

const CHECKPOINT_EVERY_MS = 10_000;

export interface TrainOptions {
  /** Of a new run, bound to {@link trainingData}; a resumed run keeps its original data. */
  readonly graph: BoundGraph<Dataset>;
  readonly executor: Executor;
  readonly recorder: Recorder;
  readonly control: Control;
  /** Milliseconds, monotonic. Only schedules checkpoints; affects no results. */
  readonly clock: () => number;
  /** Resumes from here, bit for bit as if never stopped. */
  readonly resumeFrom?: Checkpoint;
  /** Starts from these instead of the initializers. */
  readonly initialParameters?: readonly NamedTensor[];
  /** With them: optimizer state to go on with, and the number of updates that it has seen. A resumed run needs the number again. */
  readonly initialSlots?: readonly NamedTensor[];
  readonly updatesBefore?: number | undefined;
  /** Settings changed in the run that is resumed, in the order of their steps; those of later steps hold from there on. */
  readonly changes?: readonly SettingChange[];
  /** Told after the step at which its condition holds. */
  readonly watch?: Watch;
  /** Besides checkpoints at the start, at each epoch's end, at a pause and at the end. Default 10 s. */
  readonly checkpointEveryMs?: number;
}

export interface TrainResult {
  /** `earlyStopped`: no further improvement; `earlyStop` gives the metric. */
  readonly reason: 'completed' | 'earlyStopped' | 'stopped';
  readonly checkpoint: Checkpoint;
  readonly lastEpoch?: EpochMetrics;
  readonly earlyStop?: EarlyStop;
  /** Set if the weights are not those of the last epoch. */
  readonly restored?: Restored;
}

/**
 * Trains a graph by backpropagation on the calling thread, until it is done or the control stops it. The final parameters are a
 * pure function of graph, data, settings and seed.
 * @throws UserError memory.*, training.noSamples, training.notMonitored, all before the first step;
 *   training.nonFinite when the loss or a parameter becomes infinite or NaN
 */
export function train(options: TrainOptions): TrainResult {
  return new Training(options).run();
}

class Training {
  readonly #options: TrainOptions;
  readonly #course: Course;
  readonly #watched: WatchedSteps;
  readonly #flow: FlowRecording;
  readonly #distributions: DistributionRecording;
  #lastEpoch: EpochMetrics | undefined;
  #checkpointDue = 0;
  #lastCheckpoint: Checkpoint | undefined;
  /** Since the last checkpoint. */
  #learningRates: number[] = [];
  #changes: readonly SettingChange[];

  constructor(options: TrainOptions) {
    const { graph, executor, resumeFrom, initialParameters, initialSlots, updatesBefore, changes = [] } = options;
    const { data: dataset, configuration } = graph;
    if (dataset.splits.train.length === 0) throw noTrainingSamples(dataset);
    this.#options = options;
    const parameters = () => initialParameters ?? initializeParameters(graph, configuration.seed);
    const from = resumeFrom ?? { parameters: parameters(), slots: initialSlots };
    this.#course = new Course({ graph, executor, from, updatesBefore, changes });
    this.#changes = changes;
    this.#watched = new WatchedSteps(this.#course, options.watch);
    this.#flow = new FlowRecording(this.#course);
    this.#distributions = new DistributionRecording(this.#course);
    this.#lastCheckpoint = resumeFrom;
    const { validation } = dataset.splits;
    // Loaded before the first step, so that missing memory is found early.
    if (validation.length > 0) this.#course.model.program('evaluate', Math.min(EVALUATION_BATCH, validation.length));
  }

  run(): TrainResult {
    if (!this.#options.resumeFrom) this.#saveCheckpoint();
    this.#scheduleCheckpoint();
    while (!this.#course.isOver) {
      if (this.#runEpoch() === 'stopped') return this.#describeEnd('stopped', this.#saveCheckpoint());
    }
    const { callbacks } = this.#course;
    const checkpoint = callbacks.restoreBest() ? this.#saveCheckpoint() : this.#course.checkpoint;
    return this.#describeEnd(callbacks.earlyStop ? 'earlyStopped' : 'completed', checkpoint);
  }

  #describeEnd(reason: TrainResult['reason'], checkpoint: Checkpoint): TrainResult {
    const { earlyStop } = this.#course.callbacks;
    return {
      reason,
      checkpoint,
      ...(this.#lastEpoch && { lastEpoch: this.#lastEpoch }),
      ...(earlyStop && { earlyStop }),
      ...(checkpoint.callbacks?.restored && { restored: checkpoint.callbacks.restored }),
    };
  }

  /** Runs the rest of the current epoch; the checkpoint after it is at the start of the next. */
  #runEpoch(): 'finished' | 'stopped' {
    const { control, clock } = this.#options;
    const course = this.#course;
    const samplesBefore = course.samples;
    const started = clock();
    let paused = 0;
    while (!course.isEpochOver) {
      const asked = clock();
      const answer = control.next(() => this.#saveCheckpoint());
      paused += clock() - asked;
      if (answer === 'stop') return 'stopped';
      this.#runStep();
      if (clock() >= this.#checkpointDue) this.#saveCheckpoint();
    }
    const seconds = (clock() - started - paused) / 1000;
    this.#finishEpoch(seconds > 0 ? (course.samples - samplesBefore) / seconds : 0);
    return 'finished';
  }

  #runStep(): void {
    const { control, recorder } = this.#options;
    const course = this.#course;
    this.#followChanges();
    const observed = this.#isObserved();
    if (observed) course.model.state.keepParameters();
    const watched = this.#watched.prepare();
    const flow = observed ? this.#flow.prepare(watched) : undefined;
    const isDistributed = observed && recorder.distributions !== undefined && this.#distributions.isDue;
    const ran = course.run(control.learningRate(), unionOf(watched, flow));
    const { loaded, loss } = ran;
    this.#learningRates.push(ran.learningRate);
    if (!Number.isFinite(loss)) throw this.#failure({ loss });
    const metrics = course.accept(ran);
    const nodes = flow ? this.#flow.describe(loaded) : [];
    if (observed) recorder.gradients(metrics.step, this.#describeGradients(loaded), nodes);
    recorder.step(metrics);
    this.#watched.afterStep(loaded, metrics);
    if (isDistributed) recorder.distributions?.(metrics.step, this.#distributions.describe(loaded, nodes));
  }

  #followChanges(): void {
    const changes = this.#options.control.changes?.() ?? this.#changes;
    if (changes === this.#changes) return;
    this.#course.change(changes);
    this.#changes = changes;
    this.#options.recorder.changes?.(changes, this.#course.plan);
  }

  /** True if the gradients of the next step are recorded. */
  #isObserved(): boolean {
    const { model, stepper, position } = this.#course;
    const { gradientsEvery } = model.configuration;
    const { update, isLast } = stepper.updateAt(position);
    return isLast && gradientsEvery > 0 && (update === 1 || update % gradientsEvery === 0);
  }

  #describeGradients(loaded: LoadedProgram): GradientRecord[] {
    const { state } = this.#course.model;
    const records: GradientRecord[] = [];
    for (const { name, gradient } of loaded.program.parameters) {
      if (gradient) records.push({ parameter: name, gradient: loaded.describe(gradient), updateRatio: state.updateRatio(name) });
    }
    return records;
  }

  #finishEpoch(samplesPerSecond: number): void {
    this.#requireFinite();
    this.#lastEpoch = { ...this.#course.measureEpoch(), samplesPerSecond };
    this.#course.endEpoch(this.#lastEpoch);
    this.#options.recorder.epoch(this.#lastEpoch);
    this.#watched.afterEpoch(this.#lastEpoch);
    this.#saveCheckpoint();
  }

  /** Checkpoints hold finite values only, since runs resume from them. */
  #requireFinite(): void {
    const parameter = findBroken(this.#course.model);
    if (parameter) throw this.#failure({ parameter });
  }

  #failure(noticed: { readonly loss?: number; readonly parameter?: Traced }): NonFiniteError {
    const { position } = this.#course;
    const learningRate = this.#learningRates.at(-1) ?? 0;
    const origin = findOrigin(this.#options, this.#lastCheckpoint ?? this.#course.checkpoint, {
      learningRates: this.#learningRates,
      changes: this.#changes,
    });
    // A loss is noticed during its step, a parameter after it.
    const step = position.step - (noticed.loss === undefined ? 1 : 0);
    const { data } = this.#options.graph;
    return new NonFiniteError({ position: { ...position, step }, learningRate, data, ...noticed }, origin);
  }

  #saveCheckpoint(): Checkpoint {
    this.#requireFinite();
    const { checkpoint } = this.#course;
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
