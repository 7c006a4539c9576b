import type { Command } from 'commander';
import { isDataFile, openDatasets } from '#app/datasets/index.ts';
import { classNamesOf } from '#app/weights/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { english, message } from '#engine/messages/index.ts';
import {
  bindInputs,
  evaluateSamples,
  isTensor,
  nameAnswers,
  predict,
  type SampleBatch,
  type Tensor,
} from '#engine/training/index.ts';
import { describeEvaluation, type EvaluationReport, reportEvaluation } from '../format/describeEvaluation.ts';
import { formatNumber } from '../format/numbers.ts';
import { formatTable, numbers, texts } from '../format/table.ts';
import { listWarnings, readGraphFile, readPreparedSamples, readWeightsFor, type WeightsForGraph } from '../input/readInput.ts';
import type { Environment } from '../invocation/environment.ts';
import { cliError } from '../invocation/errors.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import type { Reporter } from '../invocation/reporter.ts';
import { addJson, type CommonOptions, GRAPH_HELP, PREPARED_HELP, ROWS_HELP, TARGET_HELP, WEIGHTS_HELP } from './options.ts';
import { requireFiniteOutputs } from './requireFinite.ts';

interface PredictOptions extends CommonOptions {
  readonly weights: string;
  readonly input: string;
  readonly target?: string;
  readonly prepared?: boolean;
}

/** The output of `predict --json`. */
interface PredictReport {
  /** In own units of targets. */
  readonly outputs: Tensor | Record<string, Tensor>;
  /** The class name of each row's largest score, if the weights name classes. */
  readonly classes?: readonly string[];
  /** With `--target`: the evaluation of the outputs. */
  readonly evaluation?: EvaluationReport;
}

export function addPredict(program: Command, runner: Runner): void {
  const command = program
    .command('predict')
    .description('predict the outputs for given samples')
    .argument('<GRAPH>', GRAPH_HELP)
    .requiredOption('--weights <FILE>', WEIGHTS_HELP)
    .requiredOption('--input <FILE>', ROWS_HELP)
    .option('--target <FILE>', `${TARGET_HELP}; also prints loss and metrics`)
    .option('--prepared', PREPARED_HELP);
  addJson(command).action(runner.action(runPredict));
}

async function runPredict({ environment, reporter }: Invocation, file: string, options: PredictOptions): Promise<ExitCode> {
  const { document } = await readGraphFile(file);
  const weights = await readWeightsFor(document, options.weights);
  reporter.warn(weights.warnings);
  const { graph, parameters } = weights;
  const preparation = weights.trained?.preparation;
  const inputs = await readInputs(options, weights, environment, reporter);
  const targets =
    options.target === undefined ? undefined : await readPreparedSamples(options.target, graph, 'target', preparation);
  const executor = createWasmExecutor();
  const outputs = predict({ graph, parameters, inputs, executor, preparation });
  requireFiniteOutputs(outputs);
  const classes = nameAnswers(graph, outputs, preparation);
  const evaluated = targets && evaluateSamples({ graph, parameters, inputs, targets, executor });
  const classNames = evaluated ? classNamesOf(evaluated, preparation?.targets ?? []) : [];
  const report: PredictReport = {
    outputs,
    ...(classes && { classes }),
    ...(evaluated && { evaluation: reportEvaluation(evaluated, classNames) }),
    ...listWarnings(weights),
  };
  const describe = () => (evaluated ? [describeEvaluation(evaluated, classNames)] : []);
  reporter.result(report, () => [describePredictions(report), ...describe()].join('\n\n'));
  return 0;
}

/** Samples in JSON, or the rows of a data file, which only weights with their training data can encode. */
async function readInputs(
  { input, prepared }: PredictOptions,
  { graph, trained }: WeightsForGraph,
  environment: Environment,
  reporter: Reporter,
): Promise<SampleBatch> {
  if (!isDataFile(input)) return readPreparedSamples(input, graph, 'input', prepared ? undefined : trained?.preparation);
  if (!trained) throw unknownColumns(input);
  const { inputs, samples, notes } = openDatasets(environment).inputsFor(trained, input);
  for (const note of notes) reporter.note(english(note));
  return bindInputs(graph, inputs, samples);
}

function unknownColumns(where: string) {
  const expected = message('weights that name the columns they were trained with');
  const text = message("The rows of '{{where}}' cannot be matched: expected {{expected}}", { where, expected });
  return cliError('cli.unknownColumns', text, { where, expected, received: message('weights without training data') });
}

function describePredictions({ outputs, classes }: PredictReport): string {
  return isTensor(outputs) ? formatTensor(outputs, classes) : describeTensors(outputs);
}

function describeTensors(outputs: Record<string, Tensor>): string {
  return Object.entries(outputs)
    .map(([nodeId, tensor]) => `${nodeId}\n${formatTensor(tensor)}`)
    .join('\n\n');
}

/**
 * A tensor whose first dimension is the batch as a table: a row per sample, a column per element.
 * @param classes names of the rows, if any
 */
function formatTensor({ shape, data }: Tensor, classes?: readonly string[]): string {
  const [rows = 1] = shape;
  const size = rows > 0 ? data.length / rows : 0;
  const elements = Array.from({ length: size }, (_, element) => positionOf(element, shape.slice(1)));
  const lines = Array.from({ length: rows }, (_, row) => [
    String(row),
    ...data.slice(row * size, (row + 1) * size).map(formatNumber),
    ...(classes ? [classes[row]] : []),
  ]);
  return formatTable([...numbers('sample', ...elements), ...(classes ? texts('class') : [])], lines);
}

/** The indices of an element, such as `[1,0,2]`. */
function positionOf(element: number, shape: readonly number[]): string {
  const indices: number[] = [];
  let rest = element;
  for (const length of shape.toReversed()) {
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return `[${indices.join(',')}]`;
}
