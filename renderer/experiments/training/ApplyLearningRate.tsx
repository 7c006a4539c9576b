import { Button, Text } from '@mantine/core';
import type { RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { message, t } from '../../language/index.ts';
import { useDocument, useWorkbench } from '../../workbench/index.ts';

/** Applies the panel's learning rate to the running run. */
export function ApplyLearningRate({ run }: { readonly run: RunSummary }) {
  const { client, notices, log } = useWorkbench();
  const { learningRate } = readTraining(useDocument().training).configuration.optimizerParams;
  const apply = () =>
    notices.attempt(async () => {
      await client.runs.setLearningRate({ runId: run.id, learningRate });
      log.add('info', message('Learning rate is now {{learningRate}}', { learningRate: formatNumber(learningRate) }), {
        subject: run.name,
      });
    });
  return (
    <Section>
      <Text fz="xs" c="dimmed" mb={6}>
        {t('Changes apply to the next run. In the current run only the learning rate can be changed:')}
      </Text>
      <Button variant="light" fullWidth disabled={!(learningRate > 0)} onClick={apply}>
        {t('Apply {{learningRate}} to this run', { learningRate: formatNumber(learningRate) })}
      </Button>
    </Section>
  );
}
