import { type Command, Option } from 'commander';
import { prepareWeights, type WrittenWeights } from '#app/weights/index.ts';
import { type ChosenFormat, chooseFormat, FORMATS } from '#engine/interchange/index.ts';
import { UserError } from '#engine/messages/index.ts';
import { describeWritten, isUnusual } from '../format/describeWritten.ts';
import { addFormatOptions, describeFormats, formatOptionsOf } from '../input/formatOptions.ts';
import { readGraphFile, readWeightsFor } from '../input/readInput.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions, GRAPH_HELP, WEIGHTS_HELP } from './options.ts';
import { withRuns } from './withApp.ts';
import { writePrepared } from './writePrepared.ts';

interface ExportOptions extends CommonOptions, DatabaseOptions {
  readonly run?: string;
  readonly weights?: string;
  readonly format: string;
  readonly out: string;
}

export function addExport(program: Command, runner: Runner): void {
  const command = program
    .command('export')
    .description('export trained weights to a file and verify it by reading it back')
    .argument('[GRAPH]', `${GRAPH_HELP}, with --weights`)
    .option('--run <ID>', 'export the weights of the last checkpoint of this run')
    .option('--weights <FILE>', WEIGHTS_HELP)
    .addOption(
      new Option('--format <F>', 'the format of the file, see below')
        .choices(FORMATS.map(({ name }) => name))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <PATH>', 'the file to write')
    .addHelpText('after', describeFormats());
  addFormatOptions(command);
  addJson(addDatabase(command)).action(runner.action(runExport));
}

async function runExport(invocation: Invocation, graph: string | undefined, options: ExportOptions): Promise<ExitCode> {
  const chosen = choose(invocation, options);
  const written = await write(invocation, graph, options, chosen);
  const { path, bytes, parameters, verification, source } = written;
  const report = {
    files: [{ path, bytes }],
    parameters,
    ...(verification && { verification }),
    ...(isUnusual(source) && { source }),
  };
  invocation.reporter.result(report, () => describeWritten(written, chosen.format));
  return 0;
}

/** The format with its options; invalid ones are usage errors. */
function choose({ refuseUsage }: Invocation, options: ExportOptions): ChosenFormat {
  try {
    return chooseFormat({ format: options.format, options: formatOptionsOf(options.format, options) });
  } catch (error) {
    if (error instanceof UserError) return refuseUsage(error.message);
    throw error;
  }
}

/** The weights of a run or of a file: exactly one of them. */
async function write(
  invocation: Invocation,
  file: string | undefined,
  options: ExportOptions,
  chosen: ChosenFormat,
): Promise<WrittenWeights> {
  const { run, weights, out } = options;
  if (run !== undefined && file === undefined && weights === undefined) {
    return withRuns(invocation, options, async ({ services }) => {
      const { id } = services.runs.load(run);
      return services.weights.exportTo(id, out, { format: chosen.format.name, options: chosen.options });
    });
  }
  if (run === undefined && file !== undefined && weights !== undefined) {
    const { document } = await readGraphFile(file);
    const { graph, parameters, preparation, training } = await readWeightsFor(document, weights, 'copy');
    return writePrepared(prepareWeights({ graph, parameters, preparation, carriedTraining: training, chosen }), out);
  }
  return invocation.refuseUsage('expected either --run ID, or GRAPH and --weights FILE');
}
