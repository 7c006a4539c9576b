/**
 * An error that a person can cause, as data: a stable code, a sentence that says what was expected and what came, and,
 * where it helps, what to do. Programming errors stay plain `Error`s.
 */
export class UserError<Code extends string = string> extends Error {
  override readonly name = 'UserError';

  readonly code: Code;
  readonly details: ErrorDetails;

  constructor(code: Code, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export interface ErrorDetails {
  /** Where it is: a file with its line, a node, a column. */
  readonly where?: string;
  readonly expected?: string;
  readonly received?: string;
  /** What the person can do about it. */
  readonly fix?: string;
}

/**
 * Declares the error codes of one room, each once with its meaning, and returns the function that makes them.
 */
export function declareErrors<const Codes extends Record<string, string>>(_codes: Codes) {
  return (code: keyof Codes & string, message: string, details?: ErrorDetails): UserError<keyof Codes & string> =>
    new UserError(code, message, details);
}
