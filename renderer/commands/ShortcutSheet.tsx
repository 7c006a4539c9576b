import { Group, Stack, Text } from '@mantine/core';
import { t } from '../language/index.ts';
import { Keys } from '../shortcuts/index.ts';
import { useCommands } from './CommandsContext.ts';
import { COMMAND_GROUPS, type Command } from './command.ts';
import { GESTURES } from './gestures.ts';
import classes from './ShortcutSheet.module.css';

/** All current shortcuts in groups, and pointer gestures. */
export function ShortcutSheet() {
  const commands = Object.values<Command>(useCommands());
  return (
    <div className={classes.sheet} data-testid="shortcut-sheet">
      {COMMAND_GROUPS.map((group) => (
        <Sheet key={group} title={t(group)}>
          {commands
            .filter((command) => command.group === group)
            .flatMap(({ label, keys: [first] = [] }) =>
              first === undefined ? [] : [<Line key={label} label={label} keys={<Keys shortcut={first} />} />],
            )}
        </Sheet>
      ))}
      <Sheet title={t('On the canvas')}>
        {GESTURES.map(({ keys, label }) => (
          <Line key={`${keys} ${label}`} label={t(label)} keys={<Keys shortcut={keys} />} />
        ))}
      </Sheet>
    </div>
  );
}

function Sheet({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Stack gap={4} component="section" aria-label={title} className={classes.group}>
      <Text fw={600} fz="sm">
        {title}
      </Text>
      {children}
    </Stack>
  );
}

function Line({ label, keys }: { readonly label: string; readonly keys: React.ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text fz="sm">{label}</Text>
      {keys}
    </Group>
  );
}
