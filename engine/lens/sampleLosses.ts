import type { CheckedGraph } from '../graph/index.ts';
import { createWasmExecutor, type LoadedProgram } from '../kernels/index.ts';
import { Answers } from '../metrics/index.ts';
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
    return { losses, ...(kept && { answers: kept }) };
  }

  #batch(size: number): LoadedBatch {
    const known = this.#programs.get(size) ?? new LoadedBatch(this.#model, size);
    this.#programs.set(size, known);
    return known;
  }
}

type Kept = NonNullable<SampleAnswers['answers']>;

/** Larger predictions are not worth keeping: nobody reads thousands of numbers in a list of samples. */
const MOST_KEPT = 64;

function startKeeping({ answers }: LoadedBatch, samples: number): Kept | undefined {
  if (!answers) return undefined;
  const { size } = answers;
  return size > MOST_KEPT
    ? undefined
    : { ...answers, given: new Float64Array(samples * size), wanted: new Float64Array(samples * size) };
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

  get answers(): Omit<Kept, 'given' | 'wanted'> | undefined {
    const { task, prediction, nodeId } = this.#judged ?? {};
    if (!task || !prediction || nodeId === undefined) return undefined;
    const [, ...shape] = prediction.shape;
    const elements = shape.reduce((product, length) => product * length, 1);
    const isClassification = task.kind !== 'regression';
    return {
      isClassification,
      target: this.#targetOf(nodeId),
      size: task.kind === 'multiclass' ? elements / task.classes : elements,
    };
  }

  #targetOf(loss: string): string {
    return this.#model.graph.analysis.wiring.incoming.get(loss)?.get('target')?.from[0] ?? '';
  }

  keepAnswers({ given, wanted, size }: Kept, start: number): void {
    const { task, prediction, target } = this.#judged ?? {};
    if (!task || !prediction || !target) return;
    const answers = new Answers(task, this.#loaded.read(prediction), this.#loaded.read(target));
    given.set(answers.given, start * size);
    wanted.set(task.kind === 'regression' ? answers.target : answers.wanted, start * size);
  }
}
