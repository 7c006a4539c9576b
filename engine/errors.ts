import { english, type Message, type MessageValue, type MessageValues } from './text/index.ts';

/**
 * A user-facing error, as data: a stable code, a message that says what was expected and what came, and, where it helps, a fix.
 * Programming errors stay plain `Error`s.
 */
export class UserError<Code extends string = string> extends Error implements Message {
  override readonly name = 'UserError';

  readonly code: Code;
  readonly template: string;
  readonly values: MessageValues;
  readonly details: ErrorDetails;

  constructor(code: Code, message: Message, details: ErrorDetails = {}) {
    super(english(message));
    this.code = code;
    this.template = message.template;
    this.values = message.values ?? {};
    this.details = details;
  }
}

export interface ErrorDetails {
  /** The location: a file with its line, a node, a column. */
  readonly where?: MessageValue;
  readonly expected?: MessageValue;
  readonly received?: MessageValue;
  /** What the user can do about it. */
  readonly fix?: Message;
}

/** Declares a room's error codes, each once with its meaning, and returns the function that creates the errors. */
export function declareErrors<const Codes extends Record<string, string>>(_codes: Codes) {
  return (code: keyof Codes & string, message: Message, details?: ErrorDetails): UserError<keyof Codes & string> =>
    new UserError(code, message, details);
}
