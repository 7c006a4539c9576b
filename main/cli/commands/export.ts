import { type Command, Option } from 'commander';
import { prepareWeights, type WrittenWeights } from '#app/weights/index.ts';
import type { TensorEncoding } from '#engine/interchange/index.ts';
import { describeWritten, isUnusual } from '../format/describeWritten.ts';
import { readGraphFile, readWeightsFor } from '../input/readInput.ts';
import type { ExitCode, Invocation, Runner } from '../invocation.ts';
import { withApp } from '../withApp.ts';
import { writePrepared } from '../writePrepared.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions, GRAPH_HELP, WEIGHTS_HELP } from './options.ts';

interface ExportOptions extends CommonOptions, DatabaseOptions {
  readonly run?: string;
  readonly weights?: string;
  readonly format: (typeof FORMATS)[number];
  readonly encoding?: TensorEncoding;
  readonly out: string;
}

const FORMATS = ['json'] as const;
const ENCODINGS: readonly TensorEncoding[] = ['numbers', 'base64'];

export function addExport(program: Command, runner: Runner): void {
  const command = program
    .command('export')
    .description('export trained weights to a file and verify it by reading it back')
    .argument('[GRAPH]', `${GRAPH_HELP}, with --weights`)
    .option('--run <ID>', 'export the weights of the last checkpoint of this run')
    .option('--weights <FILE>', WEIGHTS_HELP)
    .addOption(new Option('--format <F>', 'the format').choices(FORMATS).makeOptionMandatory())
    .addOption(new Option('--encoding <E>', 'encoding of the values in JSON').choices(ENCODINGS).default('numbers'))
    .requiredOption('--out <PATH>', 'the file to write');
  addJson(addDatabase(command)).action(runner.action(runExport));
}

async function runExport(invocation: Invocation, graph: string | undefined, options: ExportOptions): Promise<ExitCode> {
  const written = await write(invocation, graph, options);
  const { path, bytes, parameters, verification, source } = written;
  const report = { files: [{ path, bytes }], parameters, verification, ...(isUnusual(source) && { source }) };
  invocation.reporter.result(report, () => describeWritten(written));
  return 0;
}

/** The weights of a run, or those of a file: exactly one of them. */
async function write(invocation: Invocation, file: string | undefined, options: ExportOptions): Promise<WrittenWeights> {
  const { run, weights, encoding, out } = options;
  if (run !== undefined && file === undefined && weights === undefined) {
    return withApp(invocation, options, async ({ services }) => {
      const { id } = services.runs.load(run);
      return services.weights.exportTo(id, out, { encoding });
    });
  }
  if (run === undefined && file !== undefined && weights !== undefined) {
    const { document } = await readGraphFile(file);
    const { graph, parameters, preparation, training } = await readWeightsFor(document, weights, 'copy');
    return writePrepared(prepareWeights({ graph, parameters, preparation, carriedTraining: training, encoding }), out);
  }
  return invocation.refuseUsage('expected either --run ID, or GRAPH and --weights FILE');
}
