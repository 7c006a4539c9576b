import type { Command } from 'commander';
import { Option } from 'commander';
import type { RunWarning } from '#app/contract/index.ts';
import { withoutBlocks } from '#engine/graph/index.ts';
import { checkGradients, type LensOptions, type LensResult, lens } from '#engine/lens/index.ts';
import type { SampleBatch } from '#engine/training/index.ts';
import { describeLens } from '../format/describeLens.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import { readGraphFile, readPreparedSamples, readWeightsFor } from '../input/readInput.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, GRAPH_HELP, INPUT_HELP, PREPARED_HELP, TARGET_HELP, WEIGHTS_HELP } from './options.ts';

/** An autoencoder's target is its input. */
const NO_TARGETS: SampleBatch = { count: 0, columns: new Map() };

interface LensCommandOptions extends CommonOptions {
  readonly weights: string;
  readonly input: string;
  readonly target?: string;
  readonly prepared?: boolean;
  readonly check?: boolean;
  readonly mode: 'evaluate' | 'train';
  readonly seed?: number;
}

export function addLens(program: Command, runner: Runner): void {
  const command = program
    .command('lens')
    .description('run one forward and backward pass in float64: every output, error signal and gradient')
    .argument('<GRAPH>', GRAPH_HELP)
    .requiredOption('--weights <FILE>', WEIGHTS_HELP)
    .requiredOption('--input <FILE>', INPUT_HELP)
    .option('--target <FILE>', `${TARGET_HELP}; required if the graph has a target`)
    .option('--prepared', PREPARED_HELP)
    .option('--check', 'compare each gradient with central differences')
    .addOption(
      new Option('--mode <MODE>', 'behavior of layers such as dropout').choices(['evaluate', 'train']).default('evaluate'),
    )
    .option('--seed <N>', 'random seed of layers such as dropout, with --mode train', wholeNumber({ min: 0 }));
  addJson(command).action(runner.action(runLens));
}

async function runLens(invocation: Invocation, graph: string, options: LensCommandOptions): Promise<ExitCode> {
  const { reporter, refuseUsage } = invocation;
  if (options.mode === 'train' && options.seed === undefined) refuseUsage('--mode train needs --seed N');
  if (options.mode !== 'train' && options.seed !== undefined) refuseUsage('--seed belongs to --mode train');
  const { warnings, lensOptions } = await readLensOptions(graph, options, refuseUsage);
  reporter.warn(warnings);
  const result: LensResult & { check?: Record<string, number> } = {
    ...lens(lensOptions),
    ...(options.check && { check: checkGradients(lensOptions) }),
  };
  reporter.result(result, () => describeLens(result));
  return 0;
}

async function readLensOptions(
  file: string,
  { weights: weightsFile, input, target, prepared, mode, seed }: LensCommandOptions,
  refuseUsage: Invocation['refuseUsage'],
): Promise<{ readonly warnings: readonly RunWarning[]; readonly lensOptions: LensOptions }> {
  const { document } = await readGraphFile(file);
  const hasTarget = withoutBlocks(document).nodes.some(({ type }) => type === 'target');
  if (target === undefined && hasTarget) refuseUsage(`--target FILE is missing: ${file} has a target`);
  const { graph, parameters, trained, warnings } = await readWeightsFor(document, weightsFile);
  const preparation = trained?.preparation;
  const lensOptions: LensOptions = {
    graph,
    parameters,
    inputs: await readPreparedSamples(input, graph, 'input', prepared ? undefined : preparation),
    targets: target === undefined ? NO_TARGETS : await readPreparedSamples(target, graph, 'target', preparation),
    mode,
    ...(seed !== undefined && { seed }),
  };
  return { warnings, lensOptions };
}
