import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconZoomScan } from '@tabler/icons-react';
import type { RunOrigin } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';

interface OriginNoteProps {
  readonly origin: RunOrigin;
  /** Opens it in the lens; absent where that is shown already. */
  readonly onOpen?: () => void;
}

/** Where the first number that was not finite came from, its cause, and what usually mends it. */
export function OriginNote({ origin, onOpen }: OriginNoteProps) {
  const { step, sample, what, cause, remedies } = origin;
  const value = formatNumber(Number(origin.value));
  return (
    <Alert
      color="red"
      variant="light"
      p="xs"
      icon={<IconAlertTriangle size={16} />}
      title={
        sample
          ? t('At step {{step}}, {{what}} became {{value}} for training sample {{sample}}', {
              what: say(what),
              value,
              step,
              sample: sample.number,
            })
          : t('At step {{step}}, {{what}} became {{value}}', { what: say(what), value, step })
      }
      data-testid="origin"
      data-cause={cause.code}
    >
      <Stack gap={6} align="flex-start">
        <Text fz="xs">{say(cause)}</Text>
        {remedies.length > 0 && (
          <div>
            <Text fz="xs" fw={600}>
              {t('Remedies')}
            </Text>
            <List size="xs" type="ordered">
              {remedies.map((remedy) => (
                <List.Item key={remedy.code}>{say(remedy)}</List.Item>
              ))}
            </List>
          </div>
        )}
        {onOpen && (
          <Button size="compact-sm" variant="light" leftSection={<IconZoomScan size={14} />} onClick={onOpen}>
            {t('Open in Lens')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
