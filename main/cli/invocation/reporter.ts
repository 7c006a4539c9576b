import type { RunOrigin, RunWarning } from '#app/contract/index.ts';
import { type ErrorDetails, english, type Message, message, messageOf, UserError } from '#engine/messages/index.ts';
import type { Environment } from './environment.ts';
import { RunFailure } from './runFailure.ts';

/** A warning in `--json` output: English, with its template. */
export interface ReportedWarning extends Message {
  readonly code: string;
  readonly message: string;
  readonly nodeId?: string | undefined;
  readonly fix?: string | undefined;
}

/** An error as data. */
export interface ReportedError extends Omit<ReportedWarning, 'nodeId'> {
  readonly where?: string;
  readonly expected?: string;
  readonly received?: string;
  /** Of a number that was not finite, in a run. */
  readonly origin?: RunOrigin;
}

/** Prints results: JSON for programs, or text for people. */
export class Reporter {
  readonly #environment: Pick<Environment, 'stdout' | 'stderr' | 'debug'>;
  /** True if standard output carries only JSON. */
  readonly json: boolean;

  constructor(environment: Pick<Environment, 'stdout' | 'stderr' | 'debug'>, json: boolean) {
    this.#environment = environment;
    this.json = json;
  }

  /** One result in either form. The text is created only if needed. */
  result(data: unknown, describe: () => string): void {
    this.#environment.stdout.write(this.json ? `${JSON.stringify(data, nameNonFinite)}\n` : `${describe()}\n`);
  }

  /** A line for people, on standard output; omitted for JSON. */
  say(text: string): void {
    if (!this.json) this.#environment.stdout.write(`${text}\n`);
  }

  /** A line on standard error that is not a result. */
  note(text: string): void {
    this.#environment.stderr.write(`${text}\n`);
  }

  /** A developer message, shortened to one line unless debugging. */
  log(text: string): void {
    this.note(this.#environment.debug ? text : text.split('\n', 1)[0]);
  }

  /** A warning of a command that continues: text on standard error, and, with JSON, data on standard output. */
  warning(warning: RunWarning, envelope: object): void {
    this.warn([warning]);
    if (this.json) this.#environment.stdout.write(`${JSON.stringify({ ...envelope, ...reportedWarning(warning) })}\n`);
  }

  /** Warnings that are also in the command's result: text on standard error only. */
  warn(warnings: readonly RunWarning[]): void {
    for (const warning of warnings) this.note(describeProblem('warning', reportedWarning(warning)));
  }

  /** An error: text on standard error, and, with JSON, data on standard output. */
  error(error: ReportedError, envelope: object = {}): void {
    this.note(describeProblem('error', error));
    if (this.json) this.#environment.stdout.write(`${JSON.stringify({ ...envelope, error })}\n`);
  }
}

/** Non-finite numbers as the strings "Infinity", "-Infinity" and "NaN", since JSON would write null. */
const nameNonFinite = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** A warning in English. */
export function reportedWarning({ code, nodeId, fix, ...told }: RunWarning): ReportedWarning {
  const data = { ...messageOf(told), ...(nodeId !== undefined && { nodeId }), ...(fix && { fix: english(fix) }) };
  return { code, message: english(told), ...data };
}

/** An error for users. An unexpected error is a bug, reported in one line without its stack. */
export function reportedError(error: unknown): ReportedError {
  const { code, template, values, message, details } = error instanceof UserError ? error : internalError(error);
  const origin = error instanceof RunFailure ? error.origin : undefined;
  return { code, message, template, values, ...inEnglish(details), ...(origin && { origin }) };
}

function internalError(error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError('internal', message('Internal error: {{reason}}', { reason: reason.replaceAll('\n', ' ') }), {
    fix: message('This is a bug in Backwire; set BACKWIRE_DEBUG=1 to see where it happened'),
  });
}

const inEnglish = (details: ErrorDetails): Record<string, string> =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, english(value)]));

/** The message, and below it the fix if known. */
function describeProblem(severity: 'error' | 'warning', { message, fix }: ReportedError | ReportedWarning): string {
  return fix ? `${severity}: ${message}\n  ${fix}` : `${severity}: ${message}`;
}
