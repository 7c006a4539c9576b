import { type Command, Option } from 'commander';
import { type ChosenFormat, chooseFormat, FORMATS } from '#engine/interchange/index.ts';
import { english, UserError } from '#engine/messages/index.ts';
import { describeWritten } from '../format/describeWritten.ts';
import { addFormatOptions, describeFormats, formatOptionsOf } from '../input/formatOptions.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { withRuns } from './withApp.ts';

interface ReplayOptions extends CommonOptions, DatabaseOptions {
  readonly run: string;
  readonly to: number;
  readonly export: string;
  readonly format: string;
}

const [DEFAULT_FORMAT] = FORMATS;

export function addReplay(program: Command, runner: Runner): void {
  const command = program
    .command('replay')
    .description('rebuild the weights of a run after any step, bit for bit, and export them')
    .requiredOption('--run <ID>', 'a run')
    .requiredOption('--to <STEP>', 'the step after which the weights are; 0 for the initial ones', wholeNumber({ min: 0 }))
    .requiredOption('--export <FILE>', 'the weights file to write; it is verified by reading it back')
    .addOption(
      new Option('--format <F>', 'the format of the file, see below')
        .choices(FORMATS.map(({ name }) => name))
        .default(DEFAULT_FORMAT.name),
    )
    .addHelpText('after', describeFormats());
  addFormatOptions(command);
  addJson(addDatabase(command)).action(runner.action(runReplay));
}

async function runReplay(invocation: Invocation, options: ReplayOptions): Promise<ExitCode> {
  const chosen = choose(invocation, options);
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const { id } = services.runs.load(options.run);
    const choice = { step: options.to, format: chosen.format.name, options: chosen.options };
    const { source, remarks = [], ...written } = await services.weights.exportTo(id, options.export, choice);
    const { path, bytes, parameters, verification } = written;
    const at = { run: id, step: source?.step ?? options.to, epoch: source?.epoch ?? 0 };
    const report = {
      ...at,
      files: [{ path, bytes }],
      parameters,
      ...(verification && { verification }),
      ...(remarks.length > 0 && { remarks: remarks.map(english) }),
    };
    const origin = `The weights are those of run ${id} after step ${at.step}, in epoch ${at.epoch}.`;
    const lines = () => [describeWritten(written, chosen.format), origin, ...remarks.map(english)];
    invocation.reporter.result(report, () => lines().join('\n'));
    return 0;
  });
}

/** The format with its options; invalid ones are usage errors. */
function choose({ refuseUsage }: Invocation, options: ReplayOptions): ChosenFormat {
  try {
    return chooseFormat({ format: options.format, options: formatOptionsOf(options.format, options) });
  } catch (error) {
    if (error instanceof UserError) return refuseUsage(error.message);
    throw error;
  }
}
