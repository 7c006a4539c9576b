import { Group, Paper, Text } from '@mantine/core';
import { chordsOf, Keys } from '../shortcuts/index.ts';
import type { Commands } from './command.ts';
import classes from './SequenceHint.module.css';

/** While a key sequence is begun: its possible next keys. */
export function SequenceHint({ commands, ids }: { readonly commands: Commands<string>; readonly ids: readonly string[] }) {
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
