import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FollowedStep, FollowQuestion, PinnedSamples, RunSummary } from '#app/contract/index.ts';
import { LongTask } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLensState, useLongCall, useWorkbench } from '../../workbench/index.ts';
import { samplesFor } from '../../workbench/lens/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { FollowCharts } from './FollowCharts.tsx';
import classes from './Time.module.css';
import { useRunStep } from './useRunStep.ts';

interface FollowPanelProps {
  readonly run: RunSummary;
}

const COUNT = 100;

/** The sample of the lens through the whole training: its loss, its prediction, and δ by layer. */
export function FollowPanel({ run }: FollowPanelProps) {
  // The present step is marked in the curves.
  const { step, goTo } = useRunStep(run);
  const { reader } = useWorkbench();
  const subject = useLensState((state) => state.subject);
  const chosen = useLensState(({ choices }) => choices.samples);
  const [spread, setSpread] = useState<FollowQuestion['spread']>('even');
  const { call, result, progress, error, isBusy, cancel } = useLongCall<FollowedStep[]>({ kind: 'run', runId: run.id });
  const present = subject && samplesFor(chosen, subject);
  const samples: PinnedSamples | undefined = present?.kind === 'batch' ? undefined : present;
  const key = samples && JSON.stringify([samples, spread, run.step]);
  const follow = () => {
    if (!samples) return;
    const weights = { kind: 'run', runId: run.id } as const;
    void call((signal) => reader.lens.follow({ weights, samples, spread, count: COUNT }, { signal }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  useEffect(() => follow(), [key]);
  return (
    <section className={classes.panel} aria-label={t('Follow the sample')} data-testid="lens-follow" data-busy={isBusy}>
      <Group gap="xs" justify="space-between" mb={6}>
        <Text fz="xs" c="dimmed">
          {samples?.kind === 'data'
            ? t('Sample {{number}} over the training. Click a curve to go to a step.', { number: samples.numbers[0] })
            : t('The typed sample over the training. Click a curve to go to a step.')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('Steps')}
          data={[
            { value: 'even', label: t('Even') },
            { value: 'logarithmic', label: t('Logarithmic') },
          ]}
          value={spread}
          onChange={(value) => setSpread(value === 'even' ? 'even' : 'logarithmic')}
        />
      </Group>
      {!samples && (
        <Text fz="sm" role="status">
          {subject?.dataProblem
            ? t('The data of the run cannot be read. Type a sample to follow it.')
            : t('The next batch is another one at each step. Choose a sample of the data to follow it.')}
        </Text>
      )}
      {isBusy && (
        <LongTask
          text={t('Following the sample through the training…')}
          share={progress?.part === 'follow' ? progress.share : 0}
          cancelLabel={t('Cancel')}
          onCancel={cancel}
          testId="lens-following"
        />
      )}
      {error && (
        <Alert color="red" p="xs" role="alert" data-code={sayError(error).code}>
          <Group justify="space-between">
            <Text fz="xs">{[sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}</Text>
            <Button size="compact-xs" variant="default" onClick={follow}>
              {t('Try again')}
            </Button>
          </Group>
        </Alert>
      )}
      {result && samples && <FollowCharts steps={result} step={step} isLogarithmic={spread === 'logarithmic'} onStep={goTo} />}
    </section>
  );
}
