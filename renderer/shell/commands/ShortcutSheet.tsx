import { Group, Stack, Text } from '@mantine/core';
import { later, t } from '../../language/index.ts';
import { COMMAND_GROUPS, useAllCommands } from '../../workbench/commands/index.ts';
import { Keys } from '../../workbench/shortcuts/index.ts';
import classes from './ShortcutSheet.module.css';

/** A pointer or keyboard gesture without a command. */
interface Gesture {
  /** Notation as for shortcuts, with no-break spaces within a part. */
  readonly keys: string;
  readonly label: string;
}

/** Pointer gestures on the canvas, and keys at a port. */
const GESTURES: readonly Gesture[] = [
  { keys: 'Double\u00a0click', label: later('Add a layer') },
  { keys: 'Drag', label: later('Draw a wire, from a port') },
  { keys: 'Enter', label: later('Draw a wire, at a port') },
  { keys: 'Drag', label: later('Reconnect wire, at its end') },
  { keys: 'Drag', label: later('Insert a layer, onto a wire') },
  { keys: 'Alt+drag', label: later('Position a node without snapping') },
  { keys: 'Alt+click', label: later('Disconnect, on a port') },
  { keys: 'Shift+drag', label: later('Select with a box') },
  { keys: 'Mod+click', label: later('Add to the selection') },
  { keys: 'Space+drag', label: later('Move the canvas') },
  { keys: 'Middle\u00a0drag', label: later('Move the canvas') },
  { keys: 'Mod+wheel', label: later('Zoom') },
  { keys: 'Tab', label: later('Next node or port') },
  { keys: 'Alt+arrow\u00a0keys', label: later('Resize a frame or comment') },
  { keys: 'Escape', label: later('Cancel') },
];

/** All current shortcuts in groups, and pointer gestures. */
export function ShortcutSheet() {
  const commands = Object.values(useAllCommands());
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
