import { Group, Modal, Paper, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { type Command, type Commands, CommandsContext } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { chordsOf, Keys, keysOf, type OwnKeys } from '../../workbench/shortcuts/index.ts';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import classes from './CommandsProvider.module.css';
import { COMMANDS } from './catalog.ts';
import { commandDialogs } from './dialogs.ts';
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
  const own = useStore(useWorkbench().settings, ({ keys }) => keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands of each contribution are memoized
  return useMemo(() => withOwnKeys(Object.assign({}, ...contributed), own), [...contributed, own]);
}

/** Commands with the user's shortcuts in place of the defaults. */
function withOwnKeys<Id extends string>(commands: Record<Id, Command>, own: OwnKeys): Record<Id, Command> {
  const entries = Object.entries<Command>(commands).map(([id, command]) => [id, { ...command, keys: keysOf(id, command, own) }]);
  return Object.fromEntries(entries) as Record<Id, Command>;
}

/** While a key sequence is begun: its possible next keys. */
function SequenceHint({ commands, ids }: { readonly commands: Commands<string>; readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <Paper className={classes.hint} role="status" data-testid="sequence-hint">
      {ids.map((id) => {
        const { label, keys } = commands[id];
        const sequence = keys?.find((shortcut) => chordsOf(shortcut).length > 1);
        return (
          <Group key={id} gap={8} wrap="nowrap">
            {sequence && <Keys shortcut={sequence} />}
            <Text fz="sm">{label}</Text>
          </Group>
        );
      })}
    </Paper>
  );
}
