import { Group, Kbd, SimpleGrid, Stack, Text } from '@mantine/core';
import { useCommands } from './CommandsContext.ts';
import type { Command } from './command.ts';
import { describeShortcut, isMac } from './shortcuts.ts';

const GROUPS: readonly Command['group'][] = ['Edit', 'View', 'Train', 'Graph'];

/** What hands do that have no command of their own. */
const GESTURES: readonly (readonly [keys: string, label: string])[] = [
  ['Double click', 'Add a layer'],
  ['Drag from a port', 'Draw a wire'],
  ['Shift+drag', 'Select with a box'],
  ['Ctrl+click', 'Add to the selection'],
  ['Space+drag', 'Move the canvas'],
];

/** All shortcuts, in groups. */
export function ShortcutSheet() {
  const commands = Object.values<Command>(useCommands());
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" data-testid="shortcut-sheet">
      {GROUPS.map((group) => (
        <Sheet key={group} title={group}>
          {commands
            .filter((command) => command.group === group && command.keys && command.keys.length > 0)
            .map(({ label, keys }) => (
              <Line key={label} label={label} keys={describeShortcut(keys?.[0] ?? '', isMac())} />
            ))}
        </Sheet>
      ))}
      <Sheet title="On the canvas">
        {GESTURES.map(([keys, label]) => (
          <Line key={keys} label={label} keys={keys.split('+')} />
        ))}
      </Sheet>
    </SimpleGrid>
  );
}

function Sheet({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Stack gap={4}>
      <Text fw={600} fz="sm">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

function Line({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text fz="sm">{label}</Text>
      <Group gap={3} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </Group>
    </Group>
  );
}
