import { Modal } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import type { Command } from '../../workbench/commands/index.ts';
import { type Commands, CommandsContext } from '../../workbench/commands/index.ts';
import { useFrom } from '../../workbench/index.ts';
import { keysOf, type OwnKeys } from '../../workbench/shortcuts/index.ts';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { COMMANDS } from './catalog.ts';
import { commandDialogs } from './dialogs.ts';
import { SequenceHint } from './SequenceHint.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useShortcuts } from './useShortcuts.ts';

/** Runs commands by their shortcuts, and provides them to the command palette and to child components. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const commands = useCatalog();
  const pending = useShortcuts(commands);
  const { open } = useStore(commandDialogs);
  const close = () => commandDialogs.setState({ open: null });
  return (
    <CommandsContext value={commands}>
      {children}
      <CommandPalette commands={commands} />
      <SequenceHint commands={commands} ids={pending} />
      <Modal opened={open === 'shortcuts'} onClose={close} title={t('Keyboard shortcuts')} size="64rem">
        <ShortcutSheet />
      </Modal>
      <SettingsDialog isOpen={open === 'settings'} onClose={close} commands={commands} />
    </CommandsContext>
  );
}

/** The commands of all contributions; the same object while none changes. */
function useCatalog(): Commands<string> {
  // The catalog is constant, so that the hooks run in the same order on each render.
  const contributed = COMMANDS.map((contribution) => contribution.use());
  const own = useFrom('settings', ({ keys }) => keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands of each contribution are memoized
  return useMemo(() => withOwnKeys(Object.assign({}, ...contributed), own), [...contributed, own]);
}

/** Commands with the user's shortcuts in place of the defaults. */
function withOwnKeys<Id extends string>(commands: Record<Id, Command>, own: OwnKeys): Record<Id, Command> {
  const entries = Object.entries<Command>(commands).map(([id, command]) => [id, { ...command, keys: keysOf(id, command, own) }]);
  return Object.fromEntries(entries) as Record<Id, Command>;
}
