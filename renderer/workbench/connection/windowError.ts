import type { UserErrorData } from '#app/contract/index.ts';
import { english, type Message, type MessageValues } from '#engine/messages/index.ts';

type Details = Pick<UserErrorData, 'where' | 'fix'>;

/** An error that the window finds by itself, told as those of the main process are: what came, and what to do. */
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
