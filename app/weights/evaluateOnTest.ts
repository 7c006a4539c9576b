import type { Datasets, EvaluationData } from '#app/datasets/index.ts';
import type { CheckedGraph, DataSettings } from '#engine/graph/index.ts';
import type { TrainedOn } from '#engine/interchange/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { evaluate, type NamedTensor, type TestResult } from '#engine/training/index.ts';

interface EvaluationDataOptions {
  /** Absent for untrained weights: data is then prepared as for training. */
  readonly trained: TrainedOn | undefined;
  readonly settings: DataSettings;
  /** Base of relative data paths. Default: the current directory. */
  readonly baseDirectory?: string;
}

/** The data to evaluate weights on. @throws UserError dataset.* */
export function loadEvaluationData(datasets: Datasets, { trained, settings, ...options }: EvaluationDataOptions): EvaluationData {
  if (trained) return datasets.loadFor(trained, settings.dataset, options);
  return { dataset: datasets.load(settings, options), isTrainingData: true };
}

interface EvaluateOnTestOptions {
  readonly graph: CheckedGraph;
  /** In the graph's parameter order. */
  readonly parameters: readonly NamedTensor[];
  readonly dataset: EvaluationData['dataset'];
  /** Receives the evaluated share of the samples. */
  readonly onProgress?: (share: number) => void;
}

/** A test result with the names of its classes. */
export interface NamedTestResult extends TestResult {
  /** Of the classes, or labels, in metrics with a value per class. */
  readonly classNames: readonly string[];
}

/**
 * Loss and all metrics over the test samples, by the fast executor.
 * @throws UserError training.noSamples
 */
export function evaluateOnTest({ graph, parameters, dataset, onProgress }: EvaluateOnTestOptions): NamedTestResult {
  const executor = createWasmExecutor();
  const result = evaluate({ graph: graph.bind(dataset), split: 'test', parameters, executor, onProgress });
  return { ...result, classNames: classNamesOf(result, dataset.targets) };
}

/** Display names of the classes in per-class metrics: their names in the data, else their indices. */
export function classNamesOf(
  { perClass }: Pick<TestResult, 'perClass'>,
  targets: readonly { readonly classNames?: readonly string[] | undefined }[],
): string[] {
  const [values = []] = Object.values(perClass);
  const names = targets.find(({ classNames }) => classNames?.length === values.length)?.classNames;
  return values.map((_, index) => names?.[index] ?? String(index));
}
