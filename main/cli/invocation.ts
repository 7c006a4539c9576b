import { type Command, CommanderError } from 'commander';
import type { Environment } from './environment.ts';
import { type ReportedError, Reporter, reportedError } from './reporter.ts';

/** 0 success, 1 failure. Usage errors, 2, are reported by the parser. */
export type ExitCode = 0 | 1;

/** One running command. */
export interface Invocation {
  readonly environment: Environment;
  readonly reporter: Reporter;
  /** Ends the command with a usage error, for invalid combinations of arguments. */
  readonly refuseUsage: (message: string) => never;
}

/** Runs commands: provides their context, reports their errors and keeps the exit code. */
export class Runner {
  readonly #environment: Environment;
  exitCode: ExitCode = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Creates the parser's action of a command. The command gets its arguments and last its options, including `--json`.
   * @param envelope fields around an error in the command's JSON
   */
  action<Arguments extends unknown[]>(
    run: (invocation: Invocation, ...given: Arguments) => Promise<ExitCode>,
    envelope: (error: ReportedError) => object = () => ({}),
  ): (...given: [...Arguments, Command]) => Promise<void> {
    return async (...given) => {
      const command = given[given.length - 1] as Command;
      const reporter = new Reporter(this.#environment, command.opts().json === true);
      const refuseUsage = (message: string) => command.error(`error: ${message}`, { exitCode: 2, code: 'cli.usage' });
      try {
        const invocation = { environment: this.#environment, reporter, refuseUsage };
        this.exitCode = await run(invocation, ...(given.slice(0, -1) as Arguments));
      } catch (error) {
        if (error instanceof CommanderError) throw error;
        const reported = reportedError(error);
        reporter.error(reported, envelope(reported));
        if (this.#environment.debug && error instanceof Error) reporter.note(`${error.stack}`);
        this.exitCode = 1;
      }
    };
  }
}
