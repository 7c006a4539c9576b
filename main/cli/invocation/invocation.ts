import { type Command, CommanderError } from 'commander';
import type { Environment } from './environment.ts';
import { type ReportedError, Reporter, reportedError } from './reporter.ts';

/** 0 done, 1 the work failed. Wrong usage, 2, is told by the parser. */
export type ExitCode = 0 | 1;

/** One command being carried out. */
export interface Invocation {
  readonly environment: Environment;
  readonly reporter: Reporter;
  /** Ends the command as wrongly used, where only the combination of its arguments shows it. */
  readonly refuseUsage: (message: string) => never;
}

/** Carries out commands: gives each what it needs, reports what it throws and keeps its exit code. */
export class Runner {
  readonly #environment: Environment;
  exitCode: ExitCode = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Makes the parser's action of a command. The command gets its arguments and last its options, among them `--json`.
   * @param envelope what stands around an error in the command's JSON
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
