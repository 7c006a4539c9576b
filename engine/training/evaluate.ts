import type { BoundGraph, CheckedGraph } from '../graph/index.ts';
import type { Executor } from '../kernels/index.ts';
import type { Dataset } from './dataset.ts';
import { accuracyOf, classesOf, forEachAnswer, scoreBatch } from './metrics.ts';
import { Model } from './model.ts';
import type { Evaluation, NamedTensor } from './recorder.ts';
import { requireSameCount, type SampleBatch } from './samples.ts';
import { lossOf } from './stepper.ts';
import { trainingError } from './trainingError.ts';

/** Samples that are evaluated together. It changes no result but the last bits of the loss, and so never changes. */
export const EVALUATION_BATCH = 256;

export interface TestResult extends Evaluation {
  readonly samples: number;
  /** `confusion[wanted][given]` counts answers, where the graph has one loss that tells classes apart. */
  readonly confusion?: number[][];
}

export interface EvaluateOptions {
  readonly graph: BoundGraph<Dataset>;
  readonly split: 'train' | 'validation' | 'test';
  readonly parameters: readonly NamedTensor[];
  readonly executor: Executor;
}

/**
 * Loss and metrics over one split, in evaluation mode.
 * @throws UserError training.noSamples where the split is empty
 */
export function evaluate({ graph, split, parameters, executor }: EvaluateOptions): TestResult {
  const { data: dataset, columns } = graph;
  const samples = dataset.splits[split];
  if (samples.length === 0) {
    throw trainingError('training.noSamples', `The data set '${dataset.name}' has no ${split} samples to evaluate on`, {
      where: dataset.name,
      expected: `at least one ${split} sample`,
      received: 'none',
    });
  }
  return evaluateModel(new Model(graph, executor, parameters, { columns }), samples);
}

export interface EvaluateSamplesOptions {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  readonly inputs: SampleBatch;
  readonly targets: SampleBatch;
  readonly executor: Executor;
}

/**
 * Loss and metrics over given samples, in evaluation mode.
 * @throws UserError samples.count
 */
export function evaluateSamples({ graph, parameters, inputs, targets, executor }: EvaluateSamplesOptions): TestResult {
  requireSameCount(inputs, targets);
  const columns = new Map([...inputs.columns, ...targets.columns]);
  const samples = Uint32Array.from({ length: inputs.count }, (_, index) => index);
  return evaluateModel(new Model(graph, executor, parameters, { columns }), samples);
}

/** Loss and metrics of a model over some samples of its columns, at least one. */
export function evaluateModel(model: Model, samples: Uint32Array): TestResult {
  let loss = 0;
  let correct = 0;
  let answers = 0;
  let confusion: number[][] | undefined;
  for (let start = 0; start < samples.length; start += EVALUATION_BATCH) {
    const batch = Math.min(EVALUATION_BATCH, samples.length - start);
    const loaded = model.program('evaluate', batch);
    loaded.select({ order: samples, start });
    loaded.run({ seed: 0, step: 0 });
    if (loaded.program.lossPerSample) loss += lossOf(loaded) * batch;
    const score = scoreBatch(loaded);
    correct += score.correct;
    answers += score.answers;
    confusion ??= emptyConfusion(loaded.program.losses);
    if (confusion) countConfusion(confusion, loaded);
  }
  return {
    loss: loss / samples.length,
    ...accuracyOf({ correct, answers }),
    samples: samples.length,
    ...(confusion && { confusion }),
  };
}

type Losses = ReturnType<Model['program']>['program']['losses'];

function emptyConfusion(losses: Losses): number[][] | undefined {
  const classes = losses.length === 1 ? classesOf(losses[0]) : undefined;
  return classes === undefined ? undefined : Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
}

function countConfusion(confusion: number[][], loaded: ReturnType<Model['program']>): void {
  forEachAnswer(loaded, loaded.program.losses[0], (wanted, given) => {
    const row = confusion[wanted];
    if (row) row[given]++;
  });
}
