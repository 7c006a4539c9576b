import type { Command } from 'commander';
import { openDatasets } from '#app/datasets/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { type Column, evaluate, type TestResult } from '#engine/training/index.ts';
import { describeEvaluation } from '../format/describeEvaluation.ts';
import { readGraphFile, readParametersFor } from '../input/readInput.ts';
import { requireData, withData } from '../input/settings.ts';
import type { ExitCode, Invocation, Runner } from '../invocation.ts';
import { requireFiniteLoss } from '../requireFinite.ts';
import { addJson, type CommonOptions, DATA_HELP, GRAPH_HELP, WEIGHTS_HELP } from './options.ts';

interface EvaluateOptions extends CommonOptions {
  readonly weights: string;
  readonly data?: string;
}

export function addEvaluate(program: Command, runner: Runner): void {
  const command = program
    .command('evaluate')
    .description('loss and metrics on the test samples')
    .argument('<GRAPH>', GRAPH_HELP)
    .requiredOption('--weights <FILE>', WEIGHTS_HELP)
    .option('--data <SPEC>', DATA_HELP);
  addJson(command).action(runner.action(runEvaluate));
}

async function runEvaluate({ environment, reporter }: Invocation, graph: string, options: EvaluateOptions): Promise<ExitCode> {
  const document = withData((await readGraphFile(graph)).document, options.data);
  const parameters = await readParametersFor(document, options.weights);
  const dataset = openDatasets(environment).load(requireData(document, graph));
  const result = evaluate({ document, dataset, split: 'test', parameters, executor: createWasmExecutor() });
  requireFiniteLoss(result.loss);
  reporter.result(result, () => describeEvaluation(result, classNamesOf(result, dataset.targets)));
  return 0;
}

/** What the classes of a confusion matrix are called: their names in the data, else their numbers. */
function classNamesOf({ confusion = [] }: TestResult, targets: readonly Column[]): string[] {
  const names = targets.find(({ classNames }) => classNames?.length === confusion.length)?.classNames;
  return confusion.map((_, index) => names?.[index] ?? String(index));
}
