import type { Command } from 'commander';
import { openDatasets } from '#app/datasets/index.ts';
import { evaluateOnTest, loadEvaluationData } from '#app/weights/index.ts';
import { describeEvaluation, reportEvaluation } from '../format/describeEvaluation.ts';
import { listWarnings, readGraphFile, readWeightsFor } from '../input/readInput.ts';
import { requireData, withData } from '../input/settings.ts';
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
  const { graph, parameters, trained } = weights;
  const settings = requireData(document, file);
  const { dataset, isTrainingData } = loadEvaluationData(openDatasets(environment), { trained, settings });
  const { classNames, ...result } = evaluateOnTest({ graph, parameters, dataset });
  requireFiniteLoss(result.loss);
  const report = {
    ...reportEvaluation(result, classNames),
    ...(trained && { isTrainingData }),
    ...listWarnings(weights),
  };
  const origin = isTrainingData ? 'held out from training' : 'all samples; not the training data';
  reporter.result(report, () => describeEvaluation(result, classNames, trained && origin));
  return 0;
}
