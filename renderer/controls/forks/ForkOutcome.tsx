import { List, Loader, Stack, Text } from '@mantine/core';
import type { ForkPreview } from '#app/contract/index.ts';
import { say, t, useLanguage } from '../../language/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import type { KnownFork } from './useForkPreview.ts';

/** What a fork keeps of its run, as far as it is known. */
export function ForkOutcome({ preview, error }: KnownFork) {
  useLanguage();
  if (preview) return <Kept preview={preview} />;
  if (!error) return <Loader size="xs" aria-label={t('Comparing the graphs…')} />;
  return (
    <Text fz="sm" c="red" role="alert">
      {[sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}
    </Text>
  );
}

/** More names are a wall of text. */
const MOST_NAMES = 12;

function Kept({ preview: { kept, parameters, remarks } }: { readonly preview: ForkPreview }) {
  const names = kept.slice(0, MOST_NAMES).join(', ');
  return (
    <Stack gap={4} data-testid="fork-preview">
      <Text fz="sm" fw={600}>
        {kept.length === 0
          ? t('No parameter of the run has the name and shape of one of this graph.')
          : t('Keeps {{kept}} of {{count}} parameters', { kept: kept.length, count: parameters })}
      </Text>
      {kept.length > 0 && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {kept.length > MOST_NAMES ? t('{{names}} and {{count}} more', { names, count: kept.length - MOST_NAMES }) : names}
        </Text>
      )}
      {remarks.length > 0 && (
        <List size="sm" spacing={2} mt={4}>
          {remarks.map((remark) => (
            <List.Item key={say(remark)}>{say(remark)}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
