import { type Message, message } from './message.ts';

/** The reason a name does not survive a file or the database, if any: UTF-8 cannot encode a lone surrogate and replaces it. */
export function describeUnwritable(name: string): Message | undefined {
  return name.isWellFormed() ? undefined : message('half of a surrogate pair');
}
