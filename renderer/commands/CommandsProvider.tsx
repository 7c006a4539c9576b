import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { t } from '../language/index.ts';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { useFrom } from '../workbench/index.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { CommandsContext } from './CommandsContext.ts';
import { withOwnKeys } from './ownKeys.ts';
import { SequenceHint } from './SequenceHint.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useArrangeCommands } from './useArrangeCommands.ts';
import { useBlockCommands } from './useBlockCommands.ts';
import { useClipboard } from './useClipboard.ts';
import { useEditCommands } from './useEditCommands.ts';
import { useGraphCommands } from './useGraphCommands.ts';
import { useNoteCommands } from './useNoteCommands.ts';
import { useSelectCommands } from './useSelectCommands.ts';
import { useSettingsCommands } from './useSettingsCommands.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useViewCommands } from './useViewCommands.ts';

/** Provides all commands of the active graph to shortcuts, the command palette and other callers. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const clipboard = useClipboard();
  const [isSheetOpen, sheet] = useDisclosure(false);
  const [areSettingsOpen, dialog] = useDisclosure(false);
  const edit = useEditCommands(clipboard);
  const blocks = useBlockCommands();
  const notes = useNoteCommands();
  const select = useSelectCommands();
  const arrange = useArrangeCommands();
  const view = useViewCommands(sheet.open);
  const graph = useGraphCommands();
  const settings = useSettingsCommands(dialog.open);
  const own = useFrom(
    (workbench) => workbench.settings,
    ({ keys }) => keys,
  );
  const commands = useMemo(
    () => withOwnKeys({ ...edit, ...blocks, ...notes, ...select, ...arrange, ...view, ...graph, ...settings }, own),
    [edit, blocks, notes, select, arrange, view, graph, settings, own],
  );
  const pending = useShortcuts(commands);
  return (
    <CommandsContext value={commands}>
      {children}
      <CommandPalette commands={commands} />
      <SequenceHint commands={commands} ids={pending} />
      <Modal opened={isSheetOpen} onClose={sheet.close} title={t('Keyboard shortcuts')} size="64rem">
        <ShortcutSheet />
      </Modal>
      <SettingsDialog isOpen={areSettingsOpen} onClose={dialog.close} commands={commands} />
    </CommandsContext>
  );
}
