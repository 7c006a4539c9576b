import type { BoundGraph, CheckedGraph } from '../graph/index.ts';
import type { Executor } from '../kernels/index.ts';
import { message } from '../messages/index.ts';
import { finishTables, type Metric, type PerClass } from '../metrics/index.ts';
import type { Dataset } from './dataset.ts';
import { LossMetrics } from './metrics.ts';
import { Model } from './model.ts';
import type { Evaluation, NamedTensor } from './recorder.ts';
import { requireSameCount, type SampleBatch } from './samples.ts';
import { lossOf } from './stepper.ts';
import { trainingError } from './trainingError.ts';

/** Samples per evaluation batch. Fixed, because it affects the last bits of the loss. */
export const EVALUATION_BATCH = 256;

export interface TestResult extends Evaluation {
  readonly samples: number;
  /** Metrics with a value per class. */
  readonly perClass: Readonly<Record<string, PerClass>>;
  /** Count matrices: `[true class][predicted class]`. */
  readonly matrices: Readonly<Record<string, number[][]>>;
}

export interface EvaluateOptions {
  readonly graph: BoundGraph<Dataset>;
  readonly split: 'train' | 'validation' | 'test';
  readonly parameters: readonly NamedTensor[];
  readonly executor: Executor;
  /** Receives the evaluated share of the samples, up to 1, after each batch. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

const SPLITS = { train: message('train'), validation: message('validation'), test: message('test') } as const;

/**
 * Loss and metrics over one split, in evaluation mode.
 * @throws UserError training.noSamples if the split is empty
 */
export function evaluate({ graph, split, parameters, executor, onProgress }: EvaluateOptions): TestResult {
  const { data: dataset, columns } = graph;
  const samples = dataset.splits[split];
  if (samples.length === 0) {
    const values = { dataset: dataset.name, split: SPLITS[split] };
    const text = message("The data set '{{dataset}}' has no {{split}} samples to evaluate on", values);
    throw trainingError('training.noSamples', text, {
      where: dataset.name,
      expected: message('at least one {{split}} sample', { split: SPLITS[split] }),
      received: message('none'),
      fix: message('Set a {{split}} split larger than 0 in the settings of the data', { split: SPLITS[split] }),
    });
  }
  return evaluateModel(new Model(graph, executor, parameters, { columns }), samples, { onProgress });
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

interface ModelEvaluation extends Pick<EvaluateOptions, 'onProgress'> {
  /** Default: all that the model's losses have. */
  readonly metrics?: LossMetrics;
}

/** Loss and metrics of a model over some samples of its columns, at least one. */
export function evaluateModel(
  model: Model,
  samples: Uint32Array,
  { metrics = evaluationMetrics(model, samples, () => true), onProgress }: ModelEvaluation = {},
): TestResult {
  const states = metrics.start();
  let loss = 0;
  for (let start = 0; start < samples.length; start += EVALUATION_BATCH) {
    const batch = Math.min(EVALUATION_BATCH, samples.length - start);
    const loaded = model.program('evaluate', batch);
    loaded.select({ order: samples, start });
    loaded.run({ seed: 0, step: 0 });
    if (loaded.program.lossPerSample) loss += lossOf(loaded) * batch;
    metrics.accumulate(loaded, states);
    onProgress?.((start + batch) / samples.length);
  }
  return {
    loss: loss / samples.length,
    metrics: metrics.finish(states),
    samples: samples.length,
    ...finishTables(states, metrics.applied),
  };
}

/** The evaluation metrics of a model, filtered from those of its losses. */
export function evaluationMetrics(model: Model, { length }: Uint32Array, isChosen: (metric: Metric) => boolean): LossMetrics {
  return new LossMetrics(model.program('evaluate', Math.min(EVALUATION_BATCH, length)), isChosen);
}
