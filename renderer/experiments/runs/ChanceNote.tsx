import { Alert, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { say, t } from '../../language/index.ts';
import { chanceOf } from '../../workbench/runs/index.ts';

/** Says in a run's details that its result is no better than a guess, and what usually helps. */
export function ChanceNote({ run }: { readonly run: RunSummary }) {
  const chance = chanceOf(run);
  if (!chance) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle />}
      title={say(chance.problem)}
      p="xs"
      data-testid="chance-note"
    >
      {say(chance.advice)}
    </Alert>
  );
}

/** The same beside a result in one line. */
export function ChanceMark({ run }: { readonly run: RunSummary }) {
  const chance = chanceOf(run);
  if (!chance) return null;
  const sentences = t('{{problem}}. {{advice}}', { problem: say(chance.problem), advice: say(chance.advice) });
  return (
    <Tooltip label={sentences} multiline maw={320}>
      <Text fz="xs" c="var(--bw-warning)" truncate data-testid="chance-mark">
        {t('no better than a guess')}
      </Text>
    </Tooltip>
  );
}
