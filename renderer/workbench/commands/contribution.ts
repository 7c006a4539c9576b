import { createContext, useContext } from 'react';
import type { Command, Commands } from './command.ts';

/** A group of commands, declared by its feature. */
export interface CommandContribution<Id extends string = string> {
  /** A hook: the commands in the current language, the same objects while unchanged. */
  readonly use: () => Commands<Id>;
}

/**
 * Declares commands; one line in `renderer/shell/commands/catalog.ts` adds them to the shortcuts, the command palette, the menus and
 * the settings.
 * @param use a hook that returns the memoized commands of the open graph
 */
export function defineCommands<Id extends string>(use: () => Commands<Id>): CommandContribution<Id> {
  return { use };
}

/** All commands by id, with the user's shortcuts. */
export const CommandsContext = createContext<Commands<string> | null>(null);

export function useAllCommands(): Commands<string> {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useAllCommands needs a CommandsProvider around it');
  return commands;
}

/** The commands of one contribution, with the user's shortcuts. */
export function useCommands<Id extends string>(_contribution: CommandContribution<Id>): Readonly<Record<Id, Command>> {
  return useAllCommands();
}
