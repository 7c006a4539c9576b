import { arrangeCommands } from '../../editor/commands/arrangeCommands.ts';
import { blockCommands } from '../../editor/commands/blockCommands.ts';
import { editCommands } from '../../editor/commands/editCommands.ts';
import { graphCommands } from '../../editor/commands/graphCommands.ts';
import { noteCommands } from '../../editor/commands/noteCommands.ts';
import { selectCommands } from '../../editor/commands/selectCommands.ts';
import { viewCommands } from '../../editor/commands/viewCommands.ts';
import { trainCommands } from '../../experiments/training/trainCommands.ts';
import { walkCommands } from '../../lens/walk/walkCommands.ts';
import { worksheetCommands } from '../../lens/worksheet/worksheetCommands.ts';
import type { CommandContribution } from '../../workbench/commands/index.ts';
import { navigationCommands } from './navigationCommands.ts';
import { settingsCommands } from './settingsCommands.ts';
import { windowCommands } from './windowCommands.ts';

/** All commands, in display order. */
export const COMMANDS: readonly CommandContribution[] = [
  editCommands,
  blockCommands,
  noteCommands,
  selectCommands,
  arrangeCommands,
  windowCommands,
  viewCommands,
  navigationCommands,
  trainCommands,
  walkCommands,
  worksheetCommands,
  graphCommands,
  settingsCommands,
];
