import { createContext, useContext } from 'react';
import type { Commands } from './command.ts';
import type { ArrangeCommandId } from './useArrangeCommands.ts';
import type { BlockCommandId } from './useBlockCommands.ts';
import type { EditCommandId } from './useEditCommands.ts';
import type { GraphCommandId } from './useGraphCommands.ts';
import type { SelectCommandId } from './useSelectCommands.ts';
import type { SettingsCommandId } from './useSettingsCommands.ts';
import type { ViewCommandId } from './useViewCommands.ts';

export type CommandId =
  | EditCommandId
  | BlockCommandId
  | SelectCommandId
  | ArrangeCommandId
  | GraphCommandId
  | ViewCommandId
  | SettingsCommandId;

export const CommandsContext = createContext<Commands<CommandId> | null>(null);

/** All commands, with their current shortcuts. */
export function useCommands(): Commands<CommandId> {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands needs a CommandsProvider around it');
  return commands;
}
