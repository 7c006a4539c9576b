import type { Command } from 'commander';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { predict, type Tensor } from '#engine/training/index.ts';
import { formatTensor } from '../format/tensor.ts';
import { readGraphFile, readParametersFor, readSamplesFile } from '../input/readInput.ts';
import type { ExitCode, Invocation, Runner } from '../invocation.ts';
import { requireFiniteOutputs } from '../requireFinite.ts';
import { addJson, type CommonOptions, GRAPH_HELP, INPUT_HELP, WEIGHTS_HELP } from './options.ts';

interface PredictOptions extends CommonOptions {
  readonly weights: string;
  readonly input: string;
}

export function addPredict(program: Command, runner: Runner): void {
  const command = program
    .command('predict')
    .description("the network's answers for given samples")
    .argument('<GRAPH>', GRAPH_HELP)
    .requiredOption('--weights <FILE>', WEIGHTS_HELP)
    .requiredOption('--input <FILE>', INPUT_HELP);
  addJson(command).action(runner.action(runPredict));
}

async function runPredict({ reporter }: Invocation, graph: string, options: PredictOptions): Promise<ExitCode> {
  const { document } = await readGraphFile(graph);
  const parameters = await readParametersFor(document, options.weights);
  const inputs = await readSamplesFile(options.input, document, 'input');
  const outputs = predict({ document, parameters, inputs, executor: createWasmExecutor() });
  requireFiniteOutputs(outputs);
  reporter.result({ outputs }, () => describeOutputs(outputs));
  return 0;
}

function describeOutputs(outputs: Tensor | Record<string, Tensor>): string {
  if (isTensor(outputs)) return formatTensor(outputs);
  return Object.entries(outputs)
    .map(([nodeId, tensor]) => `${nodeId}\n${formatTensor(tensor)}`)
    .join('\n\n');
}

function isTensor(outputs: Tensor | Record<string, Tensor>): outputs is Tensor {
  return Array.isArray(outputs.shape) && Array.isArray(outputs.data);
}
