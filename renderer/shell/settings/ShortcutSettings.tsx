import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { COMMAND_GROUPS, type Commands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { shortcutText } from '../../workbench/shortcuts/index.ts';
import { ShortcutRow } from './ShortcutRow.tsx';
import classes from './ShortcutSettings.module.css';

/** Every command with its editable shortcut. */
export function ShortcutSettings({ commands }: { readonly commands: Commands<string> }) {
  const { settings } = useWorkbench();
  const [query, setQuery] = useState('');
  const isChanged = useStore(settings, ({ keys }) => Object.keys(keys).length > 0);
  const found = Object.entries(commands).filter(([, { label, keys = [] }]) =>
    [label, ...keys.map((shortcut) => shortcutText(shortcut))].some((text) => text.toLowerCase().includes(query.toLowerCase())),
  );
  return (
    <Stack gap="sm" h="100%">
      <Group justify="space-between" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={t('Search commands and shortcuts')}
          placeholder={t('Search commands and shortcuts')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button variant="default" disabled={!isChanged} onClick={() => settings.setState({ keys: {} })}>
          {t('Reset all')}
        </Button>
      </Group>
      <Scroll className={classes.list} tabIndex={-1} isSteady>
        {COMMAND_GROUPS.map((group) => {
          const rows = found.filter(([, command]) => command.group === group);
          if (rows.length === 0) return null;
          return (
            <Stack key={group} gap={2} mb="md" component="section" aria-label={t(group)}>
              <Text fz="sm" fw={600}>
                {t(group)}
              </Text>
              {rows.map(([id]) => (
                <ShortcutRow key={id} id={id} commands={commands} />
              ))}
            </Stack>
          );
        })}
        {found.length === 0 && <Text fz="sm">{t('No command or shortcut matches.')}</Text>}
      </Scroll>
    </Stack>
  );
}
