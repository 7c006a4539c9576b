import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';

/** Delay before it is shown. */
const PATIENCE_MS = 300;

interface LongTaskProps {
  readonly text: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly cancelLabel: string;
  readonly onCancel: () => void;
  readonly testId: string;
}

/** Progress of a slow task, with a cancel button. */
export function LongTask({ text, share, cancelLabel, onCancel, testId }: LongTaskProps) {
  const [isLong, setLong] = useState(false);
  useTimeout(() => setLong(true), PATIENCE_MS, { autoInvoke: true });
  if (!isLong) return null;
  return (
    <Group gap="sm" wrap="nowrap" data-testid={testId}>
      <Stack gap={4} flex={1}>
        <Text fz="xs" c="dimmed" role="status">
          {text}
        </Text>
        <Progress size="sm" value={100 * share} aria-label={text} />
      </Stack>
      <Button variant="default" size="compact-xs" onClick={onCancel}>
        {cancelLabel}
      </Button>
    </Group>
  );
}
