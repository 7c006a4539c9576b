import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { CommandPalette } from './CommandPalette.tsx';
import { CommandsContext } from './CommandsContext.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useClipboard } from './useClipboard.ts';
import { useEditCommands } from './useEditCommands.ts';
import { useGraphCommands } from './useGraphCommands.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useViewCommands } from './useViewCommands.ts';

/** Everything that can be done with the graph in front: by key, by the command palette, and by whoever asks for it. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const edit = useEditCommands();
  const [isSheetOpen, sheet] = useDisclosure(false);
  const view = useViewCommands(sheet.open);
  const graph = useGraphCommands();
  const commands = useMemo(() => ({ ...edit, ...view, ...graph }), [edit, view, graph]);
  useShortcuts(commands);
  useClipboard();
  return (
    <CommandsContext value={commands}>
      {children}
      <CommandPalette commands={commands} />
      <Modal opened={isSheetOpen} onClose={sheet.close} title="Keyboard shortcuts" size="lg">
        <ShortcutSheet />
      </Modal>
    </CommandsContext>
  );
}
