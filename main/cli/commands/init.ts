import type { Command } from 'commander';
import { prepareWeights } from '#app/weights/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { describeWritten } from '../format/describeWritten.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import { readGraphFile } from '../input/readInput.ts';
import { withOverrides } from '../input/settings.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, GRAPH_HELP } from './options.ts';
import { writePrepared } from './writePrepared.ts';

interface InitOptions extends CommonOptions {
  readonly seed?: number;
  readonly export: string;
}

export function addInit(program: Command, runner: Runner): void {
  const command = program
    .command('init')
    .description('write initial weights without training')
    .argument('<GRAPH>', GRAPH_HELP)
    .option('--seed <N>', "random seed (default: the graph's seed)", wholeNumber({ min: 0 }))
    .requiredOption('--export <FILE>', 'the JSON file to write');
  addJson(command).action(runner.action(runInit));
}

async function runInit({ reporter }: Invocation, file: string, options: InitOptions): Promise<ExitCode> {
  const read = (await readGraphFile(file)).document;
  const document = options.seed === undefined ? read : withOverrides(read, { seed: options.seed });
  const graph = checkGraph(document);
  const parameters = initializeParameters(graph, graph.configuration.seed);
  const prepared = prepareWeights({ graph, parameters });
  const written = await writePrepared(prepared, options.export);
  reporter.result(written, () => describeWritten(written));
  return 0;
}
