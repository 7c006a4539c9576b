import type { Command } from 'commander';
import { type EvaluationData, openDatasets } from '#app/datasets/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { evaluate } from '#engine/training/index.ts';
import { classNamesOf, describeEvaluation, reportEvaluation } from '../format/describeEvaluation.ts';
import { listWarnings, readGraphFile, readWeightsFor, type WeightsForGraph } from '../input/readInput.ts';
import { requireData, withData } from '../input/settings.ts';
import type { Environment } from '../invocation/environment.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, DATA_HELP, GRAPH_HELP, WEIGHTS_HELP } from './options.ts';
import { requireFiniteLoss } from './requireFinite.ts';

interface EvaluateOptions extends CommonOptions {
  readonly weights: string;
  readonly data?: string;
}

export function addEvaluate(program: Command, runner: Runner): void {
  const command = program
    .command('evaluate')
    .description('compute loss and metrics on the test samples, or on all samples of data that the weights were not trained on')
    .argument('<GRAPH>', GRAPH_HELP)
    .requiredOption('--weights <FILE>', WEIGHTS_HELP)
    .option('--data <SPEC>', DATA_HELP);
  addJson(command).action(runner.action(runEvaluate));
}

async function runEvaluate({ environment, reporter }: Invocation, file: string, options: EvaluateOptions): Promise<ExitCode> {
  const document = withData((await readGraphFile(file)).document, options.data);
  const weights = await readWeightsFor(document, options.weights);
  reporter.warn(weights.warnings);
  const { dataset, isTrainingData } = loadData(environment, weights, requireData(document, file));
  const { graph, parameters } = weights;
  const result = evaluate({ graph: graph.bind(dataset), split: 'test', parameters, executor: createWasmExecutor() });
  requireFiniteLoss(result.loss);
  const classNames = classNamesOf(result, dataset.targets);
  const report = {
    ...reportEvaluation(result, classNames),
    ...(weights.trained && { isTrainingData }),
    ...listWarnings(weights),
  };
  const origin = isTrainingData ? 'held out from training' : 'all samples; not the training data';
  reporter.result(report, () => describeEvaluation(result, classNames, weights.trained && origin));
  return 0;
}

/** Untrained weights have no preparation: data is prepared as for training. */
function loadData(
  environment: Environment,
  { trained }: WeightsForGraph,
  settings: ReturnType<typeof requireData>,
): EvaluationData {
  const datasets = openDatasets(environment);
  if (trained) return datasets.loadFor(trained, settings.dataset);
  return { dataset: datasets.load(settings), isTrainingData: true };
}
