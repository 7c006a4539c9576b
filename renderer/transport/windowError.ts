import type { UserErrorData } from '#app/contract/index.ts';
import { english, type Message, type MessageValues } from '#engine/text/index.ts';

type Details = Pick<UserErrorData, 'where' | 'fix'>;

/** An error found by the window itself, in the form of the main process's errors. */
export class WindowError extends Error implements Message {
  override readonly name = 'UserError';
  readonly code: string;
  readonly template: string;
  readonly values: MessageValues;
  readonly details: Details;

  constructor(code: string, message: Message, details: Details = {}) {
    super(english(message));
    this.code = code;
    this.template = message.template;
    this.values = message.values ?? {};
    this.details = details;
  }
}
