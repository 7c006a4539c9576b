import { Button, Text } from '@mantine/core';
import type { RunSummary } from '#app/contract/index.ts';
import { readTraining } from '#engine/graph/index.ts';
import { Fold } from '../../controls/fields/index.ts';
import { SplitSettings } from '../../data/SplitSettings.tsx';
import { Section } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { message, t } from '../../language/index.ts';
import { useActiveRun, useDocument, useWorkbench } from '../../workbench/index.ts';
import { AdvancedSettings } from './AdvancedSettings.tsx';
import { DeclaredSettings } from './DeclaredSettings.tsx';
import { LoopSettings } from './LoopSettings.tsx';

/** Training settings of the active graph: optimizer, loop, and data splits. */
export function TrainingPanel() {
  const run = useActiveRun();
  return (
    <div data-testid="training-panel">
      <Section title={t('Optimizer')}>
        <DeclaredSettings section="optimizer" />
      </Section>
      {run && <ApplyLearningRate run={run} />}
      <Section title={t('Training loop')}>
        <LoopSettings />
        <Fold label={t('Advanced')} openLabel={t('Less')}>
          <AdvancedSettings />
        </Fold>
      </Section>
      <Section title={t('Data')}>
        <SplitSettings />
      </Section>
    </div>
  );
}

/** Applies the panel's learning rate to the running run. */
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
