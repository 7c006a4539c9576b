import { Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../language/index.ts';
import type { PngProgress } from './toPng.ts';

/** Delay before it is shown. */
const PATIENCE_MS = 300;

interface PictureProgressProps {
  readonly progress: PngProgress;
  readonly nodes: number;
}

/** Progress of a slow picture. */
export function PictureProgress({ progress: { stage, share }, nodes }: PictureProgressProps) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const text = stage === 'drawing' ? t('Drawing {{count}} nodes', { count: nodes }) : t('Writing the PNG');
  return (
    <Stack gap={4} flex={1} data-testid="picture-progress">
      <Text fz="xs" c="dimmed" role="status">
        {text}
      </Text>
      <Progress size="sm" value={100 * (share ?? 1)} animated={share === undefined} aria-label={text} />
    </Stack>
  );
}
