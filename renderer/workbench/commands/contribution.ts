import { createContext, useContext } from 'react';
import type { Command, Commands } from './command.ts';

/** A group of commands, declared where they belong. */
export interface CommandContribution<Id extends string = string> {
  /** A hook: the commands in the language in use, the same objects while nothing changed. */
  readonly use: () => Commands<Id>;
}

/**
 * Declares commands; one line in `renderer/shell/commands/catalog.ts` brings them to the keys, the command palette, the menus and
 * the settings.
 * @param use a hook that makes the commands of the open graph, memoized
 */
export function defineCommands<Id extends string>(use: () => Commands<Id>): CommandContribution<Id> {
  return { use };
}

/** All commands by id, with the shortcuts that the person chose. */
export const CommandsContext = createContext<Commands<string> | null>(null);

export function useAllCommands(): Commands<string> {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useAllCommands needs a CommandsProvider around it');
  return commands;
}

/** The commands of one contribution, with the shortcuts that the person chose. */
export function useCommands<Id extends string>(_contribution: CommandContribution<Id>): Readonly<Record<Id, Command>> {
  return useAllCommands();
}
