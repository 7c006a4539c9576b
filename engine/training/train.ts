import { type GraphDocument, readTraining } from '../graph/index.ts';
import type { Executor, LoadedProgram, Numbers } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Control } from './control.ts';
import type { Column, Dataset } from './dataset.ts';
import { evaluateModel } from './evaluate.ts';
import { initializeParameters } from './initialize.ts';
import { accuracyOf, scoreBatch } from './metrics.ts';
import { feed, Model } from './model.ts';
import type { Checkpoint, EpochMetrics, GradientRecord, NamedTensor, Recorder } from './recorder.ts';
import { describeTensor, updateRatio } from './statistics.ts';
import { trainingError } from './trainingError.ts';

const CHECKPOINT_EVERY_MS = 10_000;

export interface TrainOptions {
  readonly document: GraphDocument;
  readonly dataset: Dataset;
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
  readonly reason: 'completed' | 'stopped';
  readonly checkpoint: Checkpoint;
  readonly lastEpoch?: EpochMetrics;
}

export interface TrainingPlan {
  readonly batchSize: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  /** Over all epochs. */
  readonly steps: number;
}

/** How many steps a training will take. The last batch of an epoch may be smaller than the others. */
export function planSteps(document: GraphDocument, dataset: Dataset): TrainingPlan {
  const { epochs, batchSize } = readTraining(document.training).configuration;
  const stepsPerEpoch = Math.ceil(dataset.splits.train.length / batchSize);
  return { batchSize, stepsPerEpoch, epochs, steps: stepsPerEpoch * epochs };
}

/**
 * Trains a graph by backpropagation, on the thread that calls it, until it is done or the control says stop.
 * The parameters that it ends with are a pure function of graph, data, settings and seed.
 *
 * @throws UserError graph.invalid, training.noSamples; training.nonFinite when the loss becomes infinite or NaN
 */
export function train(options: TrainOptions): TrainResult {
  return new Training(options).run();
}

class Training {
  readonly #options: TrainOptions;
  readonly #model: Model;
  readonly #plan: TrainingPlan;
  readonly #columns: ReadonlyMap<string, Column>;
  #step: number;
  #epoch: number;
  #batchInEpoch: number;
  #totals: { loss: number; correct: number; samples: number; answers: number };
  #lastEpoch: EpochMetrics | undefined;
  #checkpointDue = 0;

  constructor(options: TrainOptions) {
    const { document, dataset, executor, resumeFrom, initialParameters } = options;
    if (dataset.splits.train.length === 0) throw noTrainingSamples(dataset);
    this.#options = options;
    const { seed } = readTraining(document.training).configuration;
    const parameters = resumeFrom?.parameters ?? initialParameters ?? initializeParameters(document, seed);
    this.#model = new Model(document, executor, parameters, resumeFrom?.slots);
    this.#plan = planSteps(document, dataset);
    this.#columns = this.#model.bind(dataset);
    this.#step = resumeFrom?.step ?? 0;
    this.#epoch = resumeFrom?.epoch ?? 1;
    this.#batchInEpoch = resumeFrom?.batchInEpoch ?? 0;
    this.#totals = { ...(resumeFrom?.epochTotals ?? { loss: 0, correct: 0, samples: 0, answers: 0 }) };
  }

  run(): TrainResult {
    if (!this.#options.resumeFrom) this.#saveCheckpoint();
    this.#scheduleCheckpoint();
    while (this.#epoch <= this.#plan.epochs) {
      if (this.#runEpoch() === 'stopped') return this.#finish('stopped');
    }
    return this.#finish('completed');
  }

  #finish(reason: TrainResult['reason']): TrainResult {
    const checkpoint = reason === 'stopped' ? this.#saveCheckpoint() : this.#makeCheckpoint();
    return { reason, checkpoint, ...(this.#lastEpoch && { lastEpoch: this.#lastEpoch }) };
  }

  /** The rest of the current epoch; the checkpoint after it stands at the beginning of the next. */
  #runEpoch(): 'finished' | 'stopped' {
    const { control, clock } = this.#options;
    const order = this.#shuffledSamples();
    const samplesBefore = this.#totals.samples;
    const started = clock();
    let paused = 0;
    while (this.#batchInEpoch < this.#plan.stepsPerEpoch) {
      const asked = clock();
      const answer = control.next(() => this.#saveCheckpoint());
      paused += clock() - asked;
      if (answer === 'stop') return 'stopped';
      this.#runStep(order);
      if (clock() >= this.#checkpointDue) this.#saveCheckpoint();
    }
    const seconds = (clock() - started - paused) / 1000;
    this.#finishEpoch(seconds > 0 ? (this.#totals.samples - samplesBefore) / seconds : 0);
    return 'finished';
  }

  /** The training samples in the order of this epoch: a pure function of seed and epoch. */
  #shuffledSamples(): Uint32Array {
    const order = this.#options.dataset.splits.train.slice();
    new RandomStream(this.#model.configuration.seed, 'shuffle', this.#epoch).shuffle(order);
    return order;
  }

  #runStep(order: Uint32Array): void {
    const { optimizerParams, seed, gradientsEvery } = this.#model.configuration;
    const start = this.#batchInEpoch * this.#plan.batchSize;
    const batch = Math.min(this.#plan.batchSize, order.length - start);
    const loaded = this.#model.program('train', batch);
    const learningRate = this.#options.control.learningRate() ?? optimizerParams.learningRate;
    const step = this.#step + 1;
    const observed = gradientsEvery > 0 && (step === 1 || step % gradientsEvery === 0);
    const before = observed ? this.#copyParameters() : undefined;

    feed(loaded, this.#columns, order, start);
    loaded.run({ seed, step, learningRate });
    const loss = loaded.program.loss ? loaded.read(loaded.program.loss)[0] : Number.NaN;
    if (!Number.isFinite(loss)) throw nonFiniteLoss(loss, step, this.#epoch, learningRate);

    this.#step = step;
    this.#batchInEpoch++;
    const score = scoreBatch(loaded);
    this.#totals.loss += loss * batch;
    this.#totals.samples += batch;
    this.#totals.correct += score.correct;
    this.#totals.answers += score.answers;
    if (before) this.#options.recorder.gradients(step, this.#describeGradients(loaded, before));
    this.#options.recorder.step({ step, epoch: this.#epoch, loss, ...accuracyOf(score), learningRate });
  }

  #copyParameters(): Map<string, Numbers> {
    return new Map([...this.#model.state.parameters].map(([name, numbers]) => [name, numbers.slice()]));
  }

  #describeGradients(loaded: LoadedProgram, before: ReadonlyMap<string, Numbers>): GradientRecord[] {
    return loaded.program.parameters.flatMap(({ name, value, gradient }) => {
      const old = before.get(name);
      if (!gradient || !old) return [];
      return [
        { parameter: name, gradient: describeTensor(loaded.read(gradient)), updateRatio: updateRatio(old, loaded.read(value)) },
      ];
    });
  }

  #finishEpoch(samplesPerSecond: number): void {
    const { loss, samples } = this.#totals;
    const { validation } = this.#options.dataset.splits;
    const evaluated = validation.length > 0 ? evaluateModel(this.#model, this.#columns, validation) : undefined;
    this.#lastEpoch = {
      epoch: this.#epoch,
      step: this.#step,
      loss: loss / samples,
      ...accuracyOf(this.#totals),
      ...(evaluated && {
        validation: { loss: evaluated.loss, ...(evaluated.accuracy !== undefined && { accuracy: evaluated.accuracy }) },
      }),
      samplesPerSecond,
    };
    this.#epoch++;
    this.#batchInEpoch = 0;
    this.#totals = { loss: 0, correct: 0, samples: 0, answers: 0 };
    this.#options.recorder.epoch(this.#lastEpoch);
    this.#saveCheckpoint();
  }

  #makeCheckpoint(): Checkpoint {
    return {
      step: this.#step,
      epoch: this.#epoch,
      batchInEpoch: this.#batchInEpoch,
      epochTotals: { ...this.#totals },
      parameters: this.#model.parameters(),
      slots: this.#model.slots(),
    };
  }

  #saveCheckpoint(): Checkpoint {
    const checkpoint = this.#makeCheckpoint();
    this.#options.recorder.checkpoint(checkpoint);
    this.#scheduleCheckpoint();
    return checkpoint;
  }

  #scheduleCheckpoint(): void {
    this.#checkpointDue = this.#options.clock() + (this.#options.checkpointEveryMs ?? CHECKPOINT_EVERY_MS);
  }
}

function noTrainingSamples({ name }: Dataset) {
  return trainingError('training.noSamples', `The data set '${name}' has no training samples`, {
    where: name,
    expected: 'at least one training sample',
    received: 'none',
    fix: 'Hold back fewer samples for validation and test',
  });
}

function nonFiniteLoss(loss: number, step: number, epoch: number, learningRate: number) {
  return trainingError(
    'training.nonFinite',
    `The loss became ${loss} at step ${step} (epoch ${epoch}, learning rate ${learningRate})`,
    {
      where: `step ${step}`,
      expected: 'a finite loss',
      received: String(loss),
      fix: 'Try a smaller learning rate, or normalize the data',
    },
  );
}
