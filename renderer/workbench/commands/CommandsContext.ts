import { createContext, useContext } from 'react';
import type { ArrangeCommandId } from '../../editor/commands/useArrangeCommands.ts';
import type { BlockCommandId } from '../../editor/commands/useBlockCommands.ts';
import type { EditCommandId } from '../../editor/commands/useEditCommands.ts';
import type { GraphCommandId } from '../../editor/commands/useGraphCommands.ts';
import type { SelectCommandId } from '../../editor/commands/useSelectCommands.ts';
import type { SettingsCommandId } from '../../shell/commands/useSettingsCommands.ts';
import type { ViewCommandId } from '../../shell/commands/useViewCommands.ts';
import type { Commands } from './command.ts';

export type CommandId =
  | EditCommandId
  | BlockCommandId
  | SelectCommandId
  | ArrangeCommandId
  | GraphCommandId
  | ViewCommandId
  | SettingsCommandId;

export const CommandsContext = createContext<Commands<CommandId> | null>(null);

/** All commands, with the shortcuts that they have now. */
export function useCommands(): Commands<CommandId> {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands needs a CommandsProvider around it');
  return commands;
}
