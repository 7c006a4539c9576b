import { keysOf, type OwnKeys } from '../shortcuts/index.ts';
import type { Command } from './command.ts';

/** Commands with the user's shortcuts in place of the defaults. */
export function withOwnKeys<Id extends string>(commands: Record<Id, Command>, own: OwnKeys): Record<Id, Command> {
  const entries = Object.entries<Command>(commands).map(([id, command]) => [id, { ...command, keys: keysOf(id, command, own) }]);
  return Object.fromEntries(entries) as Record<Id, Command>;
}
