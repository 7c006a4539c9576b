import { EventPublisher } from '@orpc/server';
import type {
  DecisionSurface,
  Explanation,
  FollowedStep,
  FollowQuestion,
  ForkPreview,
  FoundSample,
  FoundStep,
  Landscape,
  LandscapeAxis,
  LensPass,
  LensProgress,
  LensQuestion,
  LensRun,
  LensSubject,
  LensWeights,
  Notice,
  ParameterCheck,
  ResultsQuestion,
  RunResults,
  RunWeights,
  SamplePrediction,
  SampleSearch,
  SurfaceQuestion,
  TensorPart,
  TensorRange,
  TryForm,
  TypedInputs,
  Worksheet,
} from '#app/contract/index.ts';
import { type MemoryLimits, memoryLimits } from '#app/threads/memoryLimits.ts';
import { TaskThread } from '#app/threads/taskThread.ts';
import { closing } from '#app/threads/threadErrors.ts';
import { Turns } from '#app/threads/turns.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { describeTask } from './describeTask.ts';
import type { LensResults, LensStart, LensTask, LensTaskOf, LensTaskType, SearchedPart } from './lensTask.ts';
import { spreadSteps } from './spreadSteps.ts';

export interface LensContext extends Omit<LensStart, 'cancellation'> {
  /** Module of the thread: lensWorker.ts as built. */
  readonly workerUrl: URL;
  /** Memory limits of the thread. Default: a share of the computer's memory. */
  readonly limits?: MemoryLimits | undefined;
  /** Why the data of some weights must not be read, if its files were not allowed. @throws UserError run.notFound */
  readonly refusalOf: (weights: LensWeights) => Notice | undefined;
  /** Logs messages for developers. */
  readonly log: (text: string) => void;
}

interface Waiting {
  /** Gives the question up. */
  readonly signal?: AbortSignal | undefined;
  /** Default: tells the watchers of the weights. */
  readonly onProgress?: ((progress: LensProgress) => void) | undefined;
}

interface StepQuestion {
  readonly weights: LensRun;
  readonly condition: string;
  /** Default: all steps of the run. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

interface ForkQuestion {
  readonly runId: string;
  readonly step: number;
  /** The graph of the new run. */
  readonly document: GraphDocument;
}

/**
 * Answers questions to the lens on a permanent thread, one after the other. It starts with the first question, and again after a
 * crash. Every question throws UserError run.notFound, graph.invalid, replay.*, weights.otherGraph and background.*.
 */
export class Lens {
  readonly #context: LensContext;
  readonly #turns = new Turns(1);
  readonly #progress = new EventPublisher<Record<string, LensProgress>>({ maxBufferedEvents: 1 });
  #thread: TaskThread<LensTask, LensProgress> | undefined;
  #isClosed = false;
  /** Asked and not answered. */
  #questions = 0;
  #idleWork: AbortController | undefined;

  constructor(context: LensContext) {
    this.#context = context;
  }

  /** What can be looked at with some weights. */
  open(weights: LensWeights, waiting: Waiting = {}): Promise<LensSubject> {
    return this.#ask<'open'>({ type: 'open', weights, refusal: this.#context.refusalOf(weights) }, weights, waiting);
  }

  /** Progress of questions on some weights; a slow watcher gets the latest. */
  progress(weights: LensWeights, signal: AbortSignal | undefined): AsyncIteratorObject<LensProgress, unknown, void> {
    return this.#progress.subscribe(JSON.stringify(weights), { signal });
  }

  /** All values of a pass. @throws UserError lens.*, samples.value, memory.* */
  pass(question: LensQuestion, waiting: Waiting = {}): Promise<LensPass> {
    return this.#ask<'pass'>({ type: 'pass', ...this.#about(question) }, question.weights, waiting);
  }

  /** A range of a tensor of a pass. @throws UserError lens.*, samples.value, memory.* */
  tensor(question: LensQuestion, range: TensorRange, waiting: Waiting = {}): Promise<TensorPart> {
    return this.#ask<'tensor'>({ type: 'tensor', ...this.#about(question), ...range }, question.weights, waiting);
  }

  /** How a number comes about. @throws UserError lens.*, samples.value, memory.* */
  explain(
    question: LensQuestion,
    asked: { readonly address: string; readonly largest: number },
    waiting: Waiting = {},
  ): Promise<Explanation> {
    return this.#ask<'explain'>({ type: 'explain', ...this.#about(question), ...asked }, question.weights, waiting);
  }

  /** Samples of a split in some order. @throws UserError lens.noSamples */
  findSamples(search: SampleSearch, waiting: Waiting = {}): Promise<FoundSample[]> {
    const refusal = this.#context.refusalOf(search.weights);
    return this.#ask<'findSamples'>({ type: 'findSamples', search, refusal }, search.weights, waiting);
  }

  /** How good the weights of a run are on a split. @throws UserError lens.noSamples, memory.* */
  judge(question: ResultsQuestion, waiting: Waiting = {}): Promise<RunResults> {
    const refusal = this.#context.refusalOf(question.weights);
    return this.#ask<'judge'>({ type: 'judge', question, refusal }, question.weights, waiting);
  }

  /** How the inputs of a run are typed. */
  tryForm(weights: RunWeights, waiting: Waiting = {}): Promise<TryForm> {
    return this.#ask<'tryForm'>({ type: 'tryForm', weights, refusal: this.#context.refusalOf(weights) }, weights, waiting);
  }

  /** Predicts a typed sample. @throws UserError lens.typed, samples.value, memory.* */
  trySample(weights: RunWeights, inputs: TypedInputs, waiting: Waiting = {}): Promise<SamplePrediction[]> {
    const refusal = this.#context.refusalOf(weights);
    return this.#ask<'trySample'>({ type: 'trySample', weights, inputs, refusal }, weights, waiting);
  }

  /** The predictions of a run over two features. @throws UserError lens.noSurface, lens.noSamples, memory.* */
  surface(question: SurfaceQuestion, waiting: Waiting = {}): Promise<DecisionSurface> {
    const refusal = this.#context.refusalOf(question.weights);
    return this.#ask<'surface'>({ type: 'surface', question, refusal }, question.weights, waiting);
  }

  /**
   * The pass of pinned samples after steps of a run. Each step is a turn of its own, so that other questions need not wait for all.
   * @throws UserError lens.*, samples.value, memory.*
   */
  async follow(question: FollowQuestion, { signal }: Waiting = {}): Promise<FollowedStep[]> {
    const { weights, samples, count, spread } = question;
    const { runId } = weights;
    const refusal = this.#context.refusalOf(weights);
    const { first, last } = await this.#ask<'range'>({ type: 'range', runId }, weights, { signal });
    const steps = spreadSteps({ from: question.from ?? first, to: question.to ?? last }, { count, spread });
    const followed: FollowedStep[] = [];
    for (const step of steps) {
      const onProgress = followed.length === 0 ? undefined : () => {};
      const task = { type: 'follow', runId, step, samples, refusal } as const;
      followed.push(await this.#ask<'follow'>(task, weights, { signal, onProgress }));
      this.#publish(weights, { part: 'follow', share: followed.length / steps.length, step });
    }
    return followed;
  }

  /**
   * The first step of a run after which a condition held, in turns as `follow`. A failed run is searched up to the step that failed.
   * @throws UserError condition.*
   */
  async findStep({ weights, condition, ...range }: StepQuestion, { signal }: Waiting = {}): Promise<FoundStep> {
    const { runId } = weights;
    this.#context.refusalOf(weights);
    const { first, lastSearched } = await this.#ask<'range'>({ type: 'range', runId }, weights, { signal });
    const from = Math.max(1, first + 1, range.from ?? 1);
    const to = Math.min(lastSearched, range.to ?? lastSearched);
    let next: number | undefined = from;
    while (next !== undefined) {
      const task = { type: 'search', runId, condition, from: next, to } as const;
      const onProgress = next === from ? undefined : () => {};
      const found: SearchedPart = await this.#ask<'search'>(task, weights, { signal, onProgress });
      if (found.held) return { held: found.held, from, to };
      next = found.next;
      if (next !== undefined) this.#publish(weights, { part: 'search', share: (next - from) / (to - from + 1), step: next });
    }
    return { held: null, from, to };
  }

  /** What a run of a graph would keep of another one after a step. @throws UserError graph.invalid */
  previewFork({ runId, step, document }: ForkQuestion, waiting: Waiting = {}): Promise<ForkPreview> {
    return this.#ask<'previewFork'>({ type: 'previewFork', runId, step, document }, { kind: 'run', runId }, waiting);
  }

  /** A gradient against finite differences. @throws UserError lens.*, samples.value, memory.* */
  check(question: LensQuestion, parameter: string, waiting: Waiting = {}): Promise<ParameterCheck> {
    return this.#ask<'check'>({ type: 'check', ...this.#about(question), parameter }, question.weights, waiting);
  }

  /** J along one or two numbers. @throws UserError lens.*, samples.value, memory.* */
  landscape(question: LensQuestion, axes: readonly LandscapeAxis[], waiting: Waiting = {}): Promise<Landscape> {
    return this.#ask<'landscape'>({ type: 'landscape', ...this.#about(question), axes }, question.weights, waiting);
  }

  /** A training step to calculate by hand. @throws UserError lens.*, samples.value, memory.* */
  worksheet(question: LensQuestion, path: readonly string[] | undefined, waiting: Waiting = {}): Promise<Worksheet> {
    return this.#ask<'worksheet'>({ type: 'worksheet', ...this.#about(question), path }, question.weights, waiting);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.end();
  }

  #about(question: LensQuestion) {
    return { question, refusal: this.#context.refusalOf(question.weights) };
  }

  async #ask<Type extends LensTaskType>(
    task: LensTaskOf<Type>,
    weights: LensWeights,
    { signal, onProgress = (progress) => this.#publish(weights, progress) }: Waiting,
  ): Promise<LensResults[Type]> {
    this.#idleWork?.abort();
    this.#questions += 1;
    try {
      return await this.#turns.take(
        async () => this.#threadFor(task).ask<LensResults[Type]>(task, { signal, onProgress }),
        signal,
      );
    } finally {
      this.#questions -= 1;
      if (this.#questions === 0) this.#spendIdleTime(weights);
    }
  }

  #publish(weights: LensWeights, progress: LensProgress): void {
    this.#progress.publish(JSON.stringify(weights), progress);
  }

  /** While nothing is asked for, the steps around the one that was looked at are made ready. */
  #spendIdleTime(weights: LensWeights): void {
    const thread = this.#thread;
    if (weights.kind === 'fresh' || weights.step === undefined || this.#isClosed || !thread || thread.hasEnded) return;
    this.#idleWork = new AbortController();
    const { signal } = this.#idleWork;
    const task = { type: 'keepNear', runId: weights.runId, step: weights.step } as const;
    // A step that cannot be made ready tells why when it is asked for.
    this.#turns.take(() => thread.ask(task, { signal, isPatient: true }), signal).catch(() => {});
  }

  #threadFor(task: LensTask): TaskThread<LensTask, LensProgress> {
    if (this.#isClosed) throw closing(describeTask(task));
    if (!this.#thread || this.#thread.hasEnded) this.#thread = this.#start();
    return this.#thread;
  }

  #start(): TaskThread<LensTask, LensProgress> {
    const { workerUrl, databaseFile, resourcesDirectory, baseDirectory, limits = memoryLimits(), log } = this.#context;
    const cancellation = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const start: LensStart = { databaseFile, resourcesDirectory, baseDirectory, cancellation: cancellation.buffer };
    return new TaskThread({ workerUrl, start, limits, describe: describeTask, log, cancellation });
  }
}
