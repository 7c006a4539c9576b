export { COMMAND_GROUPS, type Command, type Commands, type MenuSubject } from './command.ts';
export { type CommandContribution, CommandsContext, defineCommands, useAllCommands, useCommands } from './contribution.ts';
