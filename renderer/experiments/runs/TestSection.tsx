import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { EvaluationProgress, RunSummary, TestResult } from '#app/contract/index.ts';
import { LongTask, Section } from '../../kit/surface/index.ts';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import { Facts, metricFacts } from './Facts.tsx';
import { TestTables } from './TestTables.tsx';

/** Loss and metrics of a run on test samples, evaluated on request. */
export function TestSection({ run }: { readonly run: RunSummary }) {
  const { runs, notices } = useWorkbench();
  const progress = useStore(runs.evaluations, (evaluations) => evaluations[run.id]);
  const { test } = run;
  const isDone = test !== null && !test.isOutdated && test.isTrainingData;
  const evaluate = () => void notices.attempt(() => runs.evaluate(run.id));
  return (
    <Section title={t('Test')}>
      <Stack gap="xs" data-testid="test-result" data-evaluated={test?.evaluatedAt}>
        {test ? <Result run={run} test={test} /> : <Explanation run={run} />}
        {progress && <Evaluating progress={progress} onCancel={() => runs.evaluations.cancel(run.id)} />}
        {!isDone && (
          <Button
            variant="default"
            leftSection={<IconTargetArrow size={14} />}
            disabled={progress !== undefined}
            onClick={evaluate}
            data-testid="evaluate-test"
          >
            {test ? t('Evaluate again') : t('Evaluate on test data')}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function Explanation({ run }: { readonly run: RunSummary }) {
  return (
    <>
      <Text fz="xs" c="dimmed">
        {t(
          'Test data is for the final assessment. Compare runs on validation data: a run chosen by its test result looks better than it is.',
        )}
      </Text>
      {isActive(run.status) && (
        <Text fz="xs" c="dimmed">
          {t('The run is still training: the weights of its last checkpoint are evaluated.')}
        </Text>
      )}
    </>
  );
}

function Result({ run, test }: { readonly run: RunSummary; readonly test: TestResult }) {
  const { loss, metrics, samples, epoch, step } = test;
  const weights = t('Epoch {{epoch}}, step {{step}}', { epoch: formatCount(epoch), step: formatCount(step) });
  return (
    <>
      {test.isOutdated && (
        <Alert color="yellow" variant="light" p="xs" title={t('Outdated result')} data-testid="test-outdated">
          {t('The run was trained further after this evaluation. Evaluate it again.')}
        </Alert>
      )}
      {!test.isTrainingData && (
        <Text fz="xs" c="dimmed">
          {t('The data differs from that of training, so all its samples were evaluated.')}
        </Text>
      )}
      <Facts
        facts={[
          [t('Loss'), formatNumber(loss, 4), 'loss', loss],
          ...metricFacts(metrics),
          [t('Samples'), formatCount(samples), 'sample'],
          [t('Weights'), weights, 'checkpoint'],
        ]}
      />
      <TestTables key={test.evaluatedAt} run={run} />
    </>
  );
}

function Evaluating({ progress, onCancel }: { readonly progress: EvaluationProgress; readonly onCancel: () => void }) {
  return (
    <LongTask
      text={progress.part === 'data' ? t('Reading the data') : t('Evaluating the test samples')}
      share={progress.share}
      cancelLabel={t('Cancel')}
      onCancel={onCancel}
      testId="evaluating"
    />
  );
}
