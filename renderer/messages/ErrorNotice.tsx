import { Stack, Text } from '@mantine/core';
import type { DescribedError } from '../transport/index.ts';

/** What stands below the sentence of an error: the place and what to do. */
export function ErrorNotice({ error }: { readonly error: DescribedError }) {
  const { where, fix, code } = error;
  return (
    <Stack gap={2} data-selectable data-testid="error-notice" data-code={code}>
      {where && !error.message.includes(where) && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {where}
        </Text>
      )}
      {fix && <Text fz="xs">{fix}</Text>}
    </Stack>
  );
}
