import { Stack, Text } from '@mantine/core';
import { useLanguage } from '../language/index.ts';
import type { DescribedError } from '../transport/index.ts';
import { tellError } from './tellError.ts';

/** Details of an error: location and fix. */
export function ErrorNotice({ error }: { readonly error: DescribedError }) {
  useLanguage();
  const { message, where, fix, code } = tellError(error);
  return (
    <Stack gap={2} data-selectable data-testid="error-notice" data-code={code}>
      {where && !message.includes(where) && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {where}
        </Text>
      )}
      {fix && <Text fz="xs">{fix}</Text>}
    </Stack>
  );
}
