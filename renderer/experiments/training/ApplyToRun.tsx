import { Button, Stack, Text } from '@mantine/core';
import type { RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { message, t } from '../../language/index.ts';
import { useActiveRun, useDocument, useWorkbench } from '../../workbench/index.ts';
import { isWatched } from '../../workbench/runs/index.ts';
import { ApplySettings } from './ApplySettings.tsx';

/** Applies the panel's settings that a run in training can take, if there is one. */
export function ApplyToRun() {
  const run = useActiveRun();
  if (!run) return null;
  return (
    <Section>
      <Text fz="xs" c="dimmed" mb={6}>
        {t('Changes apply to the next run. In the current run only these can be changed:')}
      </Text>
      <Stack gap={6}>
        <ApplyLearningRate run={run} />
        <ApplySettings run={run} />
        <ApplyCondition run={run} />
      </Stack>
    </Section>
  );
}

function ApplyLearningRate({ run }: { readonly run: RunSummary }) {
  const { client, notices, log } = useWorkbench();
  const { learningRate } = readTraining(useDocument().training).configuration.optimizerParams;
  const apply = () =>
    notices.attempt(async () => {
      await client.runs.setLearningRate({ runId: run.id, learningRate });
      // A run in training says at which step.
      if (run.status !== 'paused') return;
      const values = { learningRate: formatNumber(learningRate) };
      log.add('info', message('Learning rate {{learningRate}} from the next step on', values), { subject: run.name });
    });
  return (
    <Button variant="light" fullWidth disabled={!(learningRate > 0)} onClick={apply}>
      {t('Apply {{learningRate}} to this run', { learningRate: formatNumber(learningRate) })}
    </Button>
  );
}

/** Sets, replaces or removes the condition of the run. */
function ApplyCondition({ run }: { readonly run: RunSummary }) {
  const { client, notices, log } = useWorkbench();
  const condition = useDocument().training?.stopWhen ?? null;
  const watched = run.conditions.findLast(isWatched)?.condition ?? null;
  if (condition === null && watched === null) return null;
  const apply = () =>
    notices.attempt(async () => {
      await client.runs.watchFor({ runId: run.id, condition });
      const text =
        condition === null
          ? message('No condition pauses the run from the next step on')
          : message('Pauses when {{condition}}, from the next step on', { condition });
      log.add('info', text, { subject: run.name });
    });
  const label =
    condition === null
      ? t('Do not pause this run when {{condition}}', { condition: watched ?? '' })
      : t('Pause this run when {{condition}}', { condition });
  return (
    <Button
      variant="light"
      fullWidth
      disabled={condition === watched}
      onClick={apply}
      data-testid="watch-condition"
      styles={{ label: { fontWeight: 500 } }}
    >
      {label}
    </Button>
  );
}
