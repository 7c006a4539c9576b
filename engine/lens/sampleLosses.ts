import type { CheckedGraph } from '../graph/index.ts';
import { createWasmExecutor, type LoadedProgram } from '../kernels/index.ts';
import { Answers, type Task } from '../metrics/index.ts';
import { sizeOf } from '../ops/index.ts';
import { type Column, Model, type NamedTensor } from '../training/index.ts';
import { findLossTerms, type LossPart } from './lossTerms.ts';

/** Samples at once: a few are enough to use the fast executor well. */
const BATCH = 256;

/** What a network answers to samples, in the order asked for. */
export interface SampleAnswers {
  /** J of each sample alone. */
  readonly losses: Float64Array;
  /**
   * The answers of the first loss with a task, sample by sample: classes of a classification, or the prediction as the network gives
   * it. Absent if no loss has a task.
   */
  readonly answers?: {
    readonly isClassification: boolean;
    /** The target node of the loss. */
    readonly target: string;
    /** Of one sample. */
    readonly size: number;
    readonly given: Float64Array;
    /** The target in the same form. */
    readonly wanted: Float64Array;
    /** The predictions themselves with their targets; absent if there are too many to keep. */
    readonly all?: Answers;
  };
}

/** Computes the loss of many samples, each by itself, in float32 on the fast executor. */
export class SampleLosses {
  readonly #model: Model;
  readonly #programs = new Map<number, LoadedBatch>();

  /** @throws UserError memory.* */
  constructor(graph: CheckedGraph, columns: ReadonlyMap<string, Column>) {
    this.#model = new Model(graph, createWasmExecutor(), [], { columns });
  }

  /**
   * The answers to samples of the columns, in evaluation mode.
   * @param onProgress called with the finished share before each batch; what it throws ends the computation
   */
  compute(parameters: readonly NamedTensor[], samples: Uint32Array, onProgress: (share: number) => void): SampleAnswers {
    for (const { name, data } of parameters) this.#model.state.parameters.get(name)?.set(data);
    const losses = new Float64Array(samples.length);
    let kept: Kept | undefined;
    for (let start = 0; start < samples.length; start += BATCH) {
      onProgress(start / samples.length);
      const batch = this.#batch(Math.min(BATCH, samples.length - start));
      batch.run(samples, start);
      batch.addLosses(losses, start);
      kept ??= startKeeping(batch, samples.length);
      if (kept) batch.keepAnswers(kept, start);
    }
    return { losses, ...(kept && { answers: answersOf(kept) }) };
  }

  #batch(size: number): LoadedBatch {
    const known = this.#programs.get(size) ?? new LoadedBatch(this.#model, size);
    this.#programs.set(size, known);
    return known;
  }
}

type Shown = Omit<NonNullable<SampleAnswers['answers']>, 'all'>;

/** Predictions and targets as the network has them. */
interface Raw {
  readonly task: Task;
  readonly prediction: Float32Array;
  readonly target: Float32Array;
}

interface Kept extends Shown {
  readonly raw: Raw | undefined;
}

/** Larger predictions are not worth keeping: nobody reads thousands of numbers in a list of samples. */
const MOST_KEPT = 64;
/** Raw numbers in all: 32 MiB. */
const MOST_RAW = 2 ** 23;

function startKeeping({ answers, rawSizes }: LoadedBatch, samples: number): Kept | undefined {
  if (!answers || !rawSizes) return undefined;
  const { size } = answers;
  if (size > MOST_KEPT) return undefined;
  const { task, prediction, target } = rawSizes;
  const isKept = samples * (prediction + target) <= MOST_RAW;
  const numbers = (each: number) => new Float32Array(samples * each);
  return {
    ...answers,
    given: new Float64Array(samples * size),
    wanted: new Float64Array(samples * size),
    raw: isKept ? { task, prediction: numbers(prediction), target: numbers(target) } : undefined,
  };
}

function answersOf({ raw, ...shown }: Kept): NonNullable<SampleAnswers['answers']> {
  return raw ? { ...shown, all: new Answers(raw.task, raw.prediction, raw.target) } : shown;
}

/** A forward pass of some size. */
class LoadedBatch {
  readonly #loaded: LoadedProgram;
  readonly #model: Model;
  readonly #size: number;
  readonly #terms: readonly LossPart[];
  readonly #others: readonly LossPart[];

  constructor(model: Model, size: number) {
    const program = model.compile({ batch: size, goal: 'evaluate' });
    const { terms, others } = findLossTerms(program);
    const observed = new Map([...terms, ...others].map(({ value }) => [`~${value.id}`, { output: value }]));
    this.#model = model;
    this.#size = size;
    this.#terms = terms;
    this.#others = others;
    this.#loaded = model.executor.load({ ...program, observed }, model.state);
  }

  run(order: Uint32Array, start: number): void {
    this.#loaded.select({ order, start });
    this.#loaded.run({ seed: 0, step: 0 });
  }

  /** The loss of a sample alone is its share of the mean times the number of samples. */
  addLosses(losses: Float64Array, start: number): void {
    const size = this.#size;
    const penalties = this.#others.reduce((total, { value, factor }) => total + factor * this.#loaded.read(value)[0], 0);
    for (let row = 0; row < size; row++) losses[start + row] = penalties;
    for (const { value, factor } of this.#terms) {
      const numbers = this.#loaded.read(value);
      const each = numbers.length / size;
      for (let index = 0; index < numbers.length; index++) {
        losses[start + Math.floor(index / each)] += factor * size * numbers[index];
      }
    }
  }

  /** The first loss that has a task. */
  get #judged() {
    return this.#loaded.program.losses.find(({ task }) => task);
  }

  get answers(): Omit<Shown, 'given' | 'wanted'> | undefined {
    const { task, prediction, nodeId } = this.#judged ?? {};
    if (!task || !prediction || nodeId === undefined) return undefined;
    const [, ...shape] = prediction.shape;
    const elements = sizeOf(shape);
    const isClassification = task.kind !== 'regression';
    return {
      isClassification,
      target: this.#targetOf(nodeId),
      size: task.kind === 'multiclass' ? elements / task.classes : elements,
    };
  }

  /** Numbers of one sample. */
  get rawSizes(): { readonly task: Task; readonly prediction: number; readonly target: number } | undefined {
    const { task, prediction, target } = this.#judged ?? {};
    if (!task || !prediction || !target) return undefined;
    return { task, prediction: sizeOf(prediction.shape) / this.#size, target: sizeOf(target.shape) / this.#size };
  }

  #targetOf(loss: string): string {
    return this.#model.graph.analysis.wiring.incoming.get(loss)?.get('target')?.from[0] ?? '';
  }

  keepAnswers({ given, wanted, size, raw }: Kept, start: number): void {
    const { task, prediction, target } = this.#judged ?? {};
    if (!task || !prediction || !target) return;
    const answers = new Answers(task, this.#loaded.read(prediction), this.#loaded.read(target));
    given.set(answers.given, start * size);
    wanted.set(task.kind === 'regression' ? answers.target : answers.wanted, start * size);
    if (!raw) return;
    raw.prediction.set(answers.prediction, (start * answers.prediction.length) / this.#size);
    raw.target.set(answers.target, (start * answers.target.length) / this.#size);
  }
}
