import type { BoundGraph } from '../graph/index.ts';
import type { Executor, LoadedProgram } from '../kernels/index.ts';
import { message, UserError } from '../messages/index.ts';
import { copyStates } from '../metrics/index.ts';
import { type EarlyStop, metricOf } from '../schedules/index.ts';
import { Callbacks } from './callbacks.ts';
import type { Control } from './control.ts';
import type { Dataset } from './dataset.ts';
import { EVALUATION_BATCH, evaluateModel, evaluationMetrics } from './evaluate.ts';
import { describeFlow, flowNodes } from './flow.ts';
import { initializeParameters } from './initialize.ts';
import { LossMetrics } from './metrics.ts';
import { Model } from './model.ts';
import { findBroken, findOrigin } from './nonFinite.ts';
import { NonFiniteError } from './nonFiniteError.ts';
import type { StepPosition } from './plan.ts';
import type { Checkpoint, EpochMetrics, GradientRecord, NamedTensor, Recorder, Restored } from './recorder.ts';
import { lossOf, Stepper } from './stepper.ts';
import type { Traced } from './tracedStep.ts';
import { trainingError } from './trainingError.ts';

const CHECKPOINT_EVERY_MS = 10_000;
/** Norms of nodes are recorded with each of the first entries of gradients, then with every fourth, to save time. */
const DENSE_FLOW = 64;
const SPARSE_FLOW = 4;

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
  readonly #model: Model;
  readonly #stepper: Stepper;
  readonly #callbacks: Callbacks;
  readonly #metrics: LossMetrics;
  /** Undefined once memory does not suffice. */
  #flowNodes: ReadonlySet<string> | undefined;
  #validationMetrics: LossMetrics | undefined;
  /** The position of the step that comes next. */
  #position: StepPosition;
  #totals: Checkpoint['epochTotals'];
  #lastEpoch: EpochMetrics | undefined;
  #checkpointDue = 0;
  #lastCheckpoint: Checkpoint | undefined;
  /** Since the last checkpoint. */
  #learningRates: number[] = [];

  constructor(options: TrainOptions) {
    const { graph, executor, resumeFrom, initialParameters } = options;
    const { data: dataset, columns, configuration } = graph;
    if (dataset.splits.train.length === 0) throw noTrainingSamples(dataset);
    this.#options = options;
    const parameters = resumeFrom?.parameters ?? initialParameters ?? initializeParameters(graph, configuration.seed);
    this.#model = new Model(graph, executor, parameters, { columns, ...(resumeFrom && { slots: resumeFrom.slots }) });
    this.#stepper = new Stepper(this.#model, dataset);
    this.#callbacks = new Callbacks(this.#model, this.#stepper.plan, dataset, resumeFrom?.callbacks);
    const { step, epoch, batchInEpoch } = resumeFrom ?? { step: 0, epoch: 1, batchInEpoch: 0 };
    this.#position = { step: step + 1, epoch, batchInEpoch };
    this.#lastCheckpoint = resumeFrom;
    this.#flowNodes = flowNodes(graph.analysis);
    this.#metrics = new LossMetrics(this.#loadPrograms(), ({ when }) => when === 'steps');
    // A metric that an earlier version did not accumulate in the epoch has no value for it.
    this.#totals =
      resumeFrom && batchInEpoch > 0
        ? { ...resumeFrom.epochTotals, metrics: copyStates(resumeFrom.epochTotals.metrics) }
        : this.#noTotals();
  }

  /** Loaded before the first step, so that missing memory is found early. @returns the program of the step */
  #loadPrograms(): LoadedProgram {
    const loaded = this.#stepper.programAt({ ...this.#position, batchInEpoch: 0 });
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
    while (this.#position.epoch <= this.#stepper.plan.epochs && !this.#callbacks.earlyStop) {
      if (this.#runEpoch() === 'stopped') return this.#describeEnd('stopped', this.#saveCheckpoint());
    }
    const checkpoint = this.#callbacks.restoreBest() ? this.#saveCheckpoint() : this.#makeCheckpoint();
    return this.#describeEnd(this.#callbacks.earlyStop ? 'earlyStopped' : 'completed', checkpoint);
  }

  #describeEnd(reason: TrainResult['reason'], checkpoint: Checkpoint): TrainResult {
    const { earlyStop } = this.#callbacks;
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
    const samplesBefore = this.#totals.samples;
    const started = clock();
    let paused = 0;
    while (this.#position.batchInEpoch < this.#stepper.plan.stepsPerEpoch) {
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
    const { step, epoch, batchInEpoch } = this.#position;
    const { update, isLast } = this.#stepper.updateAt(this.#position);
    const learningRate = this.#options.control.learningRate() ?? this.#callbacks.learningRateOf(update);
    const observed = isLast && gradientsEvery > 0 && (update === 1 || update % gradientsEvery === 0);
    if (observed) this.#model.state.keepParameters();

    const flow = observed ? this.#flowAt(this.#position) : undefined;
    const loaded = this.#stepper.run(this.#position, learningRate, flow);
    this.#learningRates.push(learningRate);
    const loss = lossOf(loaded);
    if (!Number.isFinite(loss)) throw this.#failure({ loss });

    const { batch } = loaded.program;
    const totals = this.#totals;
    const states = this.#metrics.start();
    this.#metrics.accumulate(loaded, states, totals.metrics);
    this.#totals = { ...totals, loss: totals.loss + loss * batch, samples: totals.samples + batch };
    this.#position = { step: step + 1, epoch, batchInEpoch: batchInEpoch + 1 };
    if (observed) {
      const nodes = flow ? describeFlow(this.#model.graph.analysis, loaded) : [];
      this.#options.recorder.gradients(step, this.#describeGradients(loaded), nodes);
    }
    this.#options.recorder.step({ step, epoch, loss, metrics: this.#metrics.finish(states), learningRate });
  }

  /** Validation metrics: those cheap enough for each epoch, and the monitored ones. */
  #metricsOf(validation: Uint32Array): LossMetrics {
    const watched = this.#callbacks.monitors.map((monitor) => metricOf(monitor)?.name);
    this.#validationMetrics ??= evaluationMetrics(
      this.#model,
      validation,
      ({ name, when }) => when !== 'evaluation' || watched.includes(name),
    );
    return this.#validationMetrics;
  }

  /** The nodes to observe at a position: none for a last, smaller batch, or if memory does not suffice for a second program. */
  #flowAt(position: StepPosition): ReadonlySet<string> | undefined {
    const entry = this.#stepper.updateAt(position).update / this.#model.configuration.gradientsEvery;
    if (entry > DENSE_FLOW && entry % SPARSE_FLOW !== 0) return undefined;
    if (!this.#flowNodes || this.#stepper.batchAt(position).size < this.#stepper.plan.batchSize) return undefined;
    try {
      this.#stepper.programAt(position, this.#flowNodes);
    } catch (error) {
      if (!(error instanceof UserError && error.code.startsWith('memory.'))) throw error;
      this.#flowNodes = undefined;
    }
    return this.#flowNodes;
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
    const { step, epoch } = this.#position;
    const { loss, samples, metrics } = this.#totals;
    const { validation } = this.#options.graph.data.splits;
    const evaluated =
      validation.length > 0 ? evaluateModel(this.#model, validation, { metrics: this.#metricsOf(validation) }) : undefined;
    this.#lastEpoch = {
      epoch,
      step: step - 1,
      loss: loss / samples,
      metrics: this.#metrics.finish(metrics),
      ...(evaluated && { validation: { loss: evaluated.loss, metrics: evaluated.metrics } }),
      samplesPerSecond,
    };
    this.#callbacks.finishEpoch(this.#lastEpoch);
    this.#position = { step, epoch: epoch + 1, batchInEpoch: 0 };
    this.#totals = this.#noTotals();
    this.#options.recorder.epoch(this.#lastEpoch);
    this.#saveCheckpoint();
  }

  /** Checkpoints hold finite values only, since runs resume from them. */
  #requireFinite(): void {
    const parameter = findBroken(this.#model);
    if (parameter) throw this.#failure({ parameter });
  }

  #failure(noticed: { readonly loss?: number; readonly parameter?: Traced }): NonFiniteError {
    const learningRate = this.#learningRates.at(-1) ?? 0;
    const origin = findOrigin(this.#options, this.#lastCheckpoint ?? this.#makeCheckpoint(), this.#learningRates);
    // A loss is noticed during its step, a parameter after it.
    const step = this.#position.step - (noticed.loss === undefined ? 1 : 0);
    const { data } = this.#options.graph;
    return new NonFiniteError({ position: { ...this.#position, step }, learningRate, data, ...noticed }, origin);
  }

  #makeCheckpoint(): Checkpoint {
    const { step, epoch, batchInEpoch } = this.#position;
    return {
      step: step - 1,
      epoch,
      batchInEpoch,
      epochTotals: { ...this.#totals, metrics: copyStates(this.#totals.metrics) },
      callbacks: this.#callbacks.state,
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
