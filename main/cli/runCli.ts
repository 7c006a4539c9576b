import { CommanderError } from 'commander';
import { message } from '#engine/text/index.ts';
import type { Environment } from './environment.ts';
import { cliError } from './errors.ts';
import { type ExitCode, Runner } from './invocation.ts';
import { createProgram } from './program.ts';
import { reportedError } from './reporter.ts';

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
