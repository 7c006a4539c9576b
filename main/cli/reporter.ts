import { UserError } from '#engine/errors.ts';
import type { Environment } from './environment.ts';

/** An error as data: what `--json` prints of it. */
export interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
  readonly expected?: string;
  readonly received?: string;
  readonly fix?: string;
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

  /** Warnings, on standard error: sentences without a full stop. */
  warn(warnings: readonly string[]): void {
    for (const warning of warnings) this.note(`warning: ${warning}.`);
  }

  /** What a developer wants to know in full, and other people in one line. */
  log(text: string): void {
    this.note(this.#environment.debug ? text : text.split('\n', 1)[0]);
  }

  /** An error: its text on standard error, and, for programs, its data on standard output. */
  error(error: ReportedError, envelope: object = {}): void {
    this.note(describeError(error));
    if (this.json) this.#environment.stdout.write(`${JSON.stringify({ ...envelope, error })}\n`);
  }
}

/** JSON has no infinite numbers: they are written as "Infinity", "-Infinity" and "NaN", where it would write null. */
const nameNonFinite = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** What to tell of an error. One that no person caused is a bug, told in one line without the place where it was thrown. */
export function reportedError(error: unknown): ReportedError {
  if (error instanceof UserError) return { code: error.code, message: error.message, ...error.details };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Internal error: ${reason.replaceAll('\n', ' ')}`,
    fix: 'This is a bug in Backwire; set BACKWIRE_DEBUG=1 to see where it happened',
  };
}

/** The message, and below it what to do where that is known. */
export function describeError({ message, fix }: ReportedError): string {
  return fix ? `error: ${message}\n  ${fix}` : `error: ${message}`;
}
