import type { RunWarning } from '#app/contract/index.ts';
import { type ErrorDetails, english, type Message, message, messageOf, UserError } from '#engine/messages/index.ts';
import type { Environment } from './environment.ts';

/** A warning as data: what `--json` prints of it. English, and the template that it is made of. */
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
}

/** Writes what a command found: JSON for programs, or text for people. */
export class Reporter {
  readonly #environment: Pick<Environment, 'stdout' | 'stderr' | 'debug'>;
  /** Whether standard output carries JSON and nothing else. */
  readonly json: boolean;

  constructor(environment: Pick<Environment, 'stdout' | 'stderr' | 'debug'>, json: boolean) {
    this.#environment = environment;
    this.json = json;
  }

  /** One result, either way. The text is made only when it is wanted. */
  result(data: unknown, describe: () => string): void {
    this.#environment.stdout.write(this.json ? `${JSON.stringify(data, nameNonFinite)}\n` : `${describe()}\n`);
  }

  /** A line for people, on standard output; programs do not get it. */
  say(text: string): void {
    if (!this.json) this.#environment.stdout.write(`${text}\n`);
  }

  /** A line that is no result, on standard error. */
  note(text: string): void {
    this.#environment.stderr.write(`${text}\n`);
  }

  /** What a developer wants to know in full, and other people in one line. */
  log(text: string): void {
    this.note(this.#environment.debug ? text : text.split('\n', 1)[0]);
  }

  /** What a command goes on in spite of: its text on standard error, and, for programs, its data on standard output. */
  warning(warning: RunWarning, envelope: object): void {
    this.warn([warning]);
    if (this.json) this.#environment.stdout.write(`${JSON.stringify({ ...envelope, ...reportedWarning(warning) })}\n`);
  }

  /** Warnings of a command whose result holds them too: their texts on standard error. */
  warn(warnings: readonly RunWarning[]): void {
    for (const warning of warnings) this.note(describeProblem('warning', reportedWarning(warning)));
  }

  /** An error: its text on standard error, and, for programs, its data on standard output. */
  error(error: ReportedError, envelope: object = {}): void {
    this.note(describeProblem('error', error));
    if (this.json) this.#environment.stdout.write(`${JSON.stringify({ ...envelope, error })}\n`);
  }
}

/** JSON has no infinite numbers: they are written as "Infinity", "-Infinity" and "NaN", where it would write null. */
const nameNonFinite = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** A warning in English. */
export function reportedWarning({ code, nodeId, fix, ...told }: RunWarning): ReportedWarning {
  const data = { ...messageOf(told), ...(nodeId !== undefined && { nodeId }), ...(fix && { fix: english(fix) }) };
  return { code, message: english(told), ...data };
}

/** What to tell of an error. One that no person caused is a bug, told in one line without the place where it was thrown. */
export function reportedError(error: unknown): ReportedError {
  const { code, template, values, message, details } = error instanceof UserError ? error : internalError(error);
  return { code, message, template, values, ...inEnglish(details) };
}

function internalError(error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError('internal', message('Internal error: {{reason}}', { reason: reason.replaceAll('\n', ' ') }), {
    fix: message('This is a bug in Backwire; set BACKWIRE_DEBUG=1 to see where it happened'),
  });
}

/** Details of an error in English. */
const inEnglish = (details: ErrorDetails): Record<string, string> =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, english(value)]));

/** The message, and below it what to do where that is known. */
function describeProblem(severity: 'error' | 'warning', { message, fix }: ReportedError | ReportedWarning): string {
  return fix ? `${severity}: ${message}\n  ${fix}` : `${severity}: ${message}`;
}
