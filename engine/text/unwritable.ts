import { type Message, message } from '../messages/index.ts';

/**
 * Why a name does not survive a file or the database, where it does not: UTF-8 has no form for half of a surrogate pair, and
 * writes another sign in its place.
 */
export function describeUnwritable(name: string): Message | undefined {
  return name.isWellFormed() ? undefined : message('half of a surrogate pair');
}
