import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { useArrangeCommands } from '../../editor/commands/useArrangeCommands.ts';
import { useBlockCommands } from '../../editor/commands/useBlockCommands.ts';
import { useClipboard } from '../../editor/commands/useClipboard.ts';
import { useEditCommands } from '../../editor/commands/useEditCommands.ts';
import { useGraphCommands } from '../../editor/commands/useGraphCommands.ts';
import { useNoteCommands } from '../../editor/commands/useNoteCommands.ts';
import { useSelectCommands } from '../../editor/commands/useSelectCommands.ts';
import { t } from '../../language/index.ts';
import { CommandsContext } from '../../workbench/commands/CommandsContext.ts';
import { useFrom } from '../../workbench/index.ts';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { withOwnKeys } from './ownKeys.ts';
import { SequenceHint } from './SequenceHint.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useSettingsCommands } from './useSettingsCommands.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useViewCommands } from './useViewCommands.ts';

/** Everything that can be done with the graph in front: by key, by the command palette, and by whoever asks for it. */
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
