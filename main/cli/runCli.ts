import { Command, CommanderError } from 'commander';
import { message } from '#engine/messages/index.ts';
import { addCheck } from './commands/check.ts';
import { addDatasets } from './commands/datasets.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExport } from './commands/export.ts';
import { addInit } from './commands/init.ts';
import { addLens } from './commands/lens.ts';
import { addPredict } from './commands/predict.ts';
import { addQueue } from './commands/queue.ts';
import { addReplay } from './commands/replay.ts';
import { addRuns } from './commands/runs.ts';
import { addServe } from './commands/serve.ts';
import { addSweep } from './commands/sweep.ts';
import { addTrain } from './commands/train.ts';
import { addWorksheet } from './commands/worksheet.ts';
import type { Environment } from './invocation/environment.ts';
import { cliError } from './invocation/errors.ts';
import { type ExitCode, Runner } from './invocation/invocation.ts';
import { reportedError } from './invocation/reporter.ts';

const DESCRIPTION = 'Draw a neural network, train it by backpropagation on your own machine, and inspect every value in it.';

const EXIT_CODES = `
Exit codes: 0 success, 1 failure (bad graph, bad data, training stopped), 2 wrong usage.
With --json a command prints JSON and nothing else on standard output.`;

/** All commands, in help order. A new one is one file and one line here. */
const COMMANDS = [
  addCheck,
  addTrain,
  addEvaluate,
  addPredict,
  addLens,
  addWorksheet,
  addInit,
  addRuns,
  addQueue,
  addReplay,
  addExport,
  addDatasets,
  addSweep,
  addServe,
];

const WRONG_USAGE = 2;

/**
 * Runs one command line.
 * @param given the arguments, without the program's own name
 * @returns the exit code: 0 success, 1 failure, 2 usage error
 */
export async function runCli(given: readonly string[], environment: Environment): Promise<ExitCode | typeof WRONG_USAGE> {
  const runner = new Runner(environment);
  try {
    await createProgram(environment, runner).parseAsync(given, { from: 'user' });
    return runner.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return reportUsage(error, given, environment);
    throw error;
  }
}

/** The parser has already reported it; help and version are no errors. */
function reportUsage({ exitCode, message: told }: CommanderError, given: readonly string[], environment: Environment) {
  if (exitCode === 0) return 0;
  const reason = told === '(outputHelp)' ? 'A command is missing' : told.replace(/^error: /, '');
  const error = reportedError(cliError('cli.usage', message('{{reason}}', { reason })));
  if (given.includes('--json')) environment.stdout.write(`${JSON.stringify({ error })}\n`);
  return WRONG_USAGE;
}

/** The parser of the whole command line. It throws where commander would end the process. */
function createProgram({ stdout, stderr, version }: Environment, runner: Runner): Command {
  const program = new Command('backwire')
    .description(DESCRIPTION)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [COMMAND]', 'print help for a command')
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  for (const add of COMMANDS) add(program, runner);
  return program;
}
