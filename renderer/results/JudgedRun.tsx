import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RunResults, RunSummary } from '#app/contract/index.ts';
import { metricFacts } from '../experiments/runs/Facts.tsx';
import { LongTask, Scroll } from '../kit/surface/index.ts';
import { formatCount, formatNumber } from '../language/format/index.ts';
import { say, t } from '../language/index.ts';
import { finiteOrNot } from '../workbench/lens/index.ts';
import { sayError } from '../workbench/messages/index.ts';
import { isActive } from '../workbench/runs/index.ts';
import { ChoiceBar } from './ChoiceBar.tsx';
import { type Split, useChosenWeights } from './choices/resultsChoices.ts';
import { ClassSections } from './classes/ClassSections.tsx';
import { NumberSections } from './numbers/NumberSections.tsx';
import { Overview } from './parts/Overview.tsx';
import classes from './Results.module.css';
import { SampleSection } from './samples/SampleSection.tsx';
import type { SampleFilter } from './samples/sampleFilter.ts';
import { useResults } from './useResults.ts';

interface JudgedRunProps {
  readonly run: RunSummary;
  readonly split: Split;
}

/** The choices and the results of a run. Results stay while others are computed. */
export function JudgedRun({ run, split }: JudgedRunProps) {
  const weights = useChosenWeights(run);
  const [output, setOutput] = useState(0);
  const { result, progress, error, isBusy, ask, cancel } = useResults(run, { weights, split, output });
  return (
    <Scroll className={classes.content} axis="y" isSteady>
      <ChoiceBar run={run} split={split} best={result?.best} />
      {split === 'test' && (
        <Text fz="xs" c="dimmed">
          {t(
            'Test data is for the final assessment. Compare runs on validation data: a run chosen by its test result looks better than it is.',
          )}
        </Text>
      )}
      {isActive(run.status) && (
        <Group gap="xs">
          <Text fz="xs" c="dimmed">
            {t('The run is still training: the weights of its last checkpoint are evaluated.')}
          </Text>
          <Button variant="default" size="compact-xs" onClick={ask}>
            {t('Evaluate again')}
          </Button>
        </Group>
      )}
      {isBusy && (
        <LongTask
          text={progress?.part === 'data' ? t('Reading the data') : t('Evaluating the samples')}
          share={progress?.share ?? 0}
          cancelLabel={t('Cancel')}
          onCancel={cancel}
          testId="judging"
        />
      )}
      {error && (
        <Alert color="red" variant="light" p="xs" title={sayError(error).message} data-testid="results-error">
          {sayError(error).fix}
        </Alert>
      )}
      {result && <Judged key={`${result.split} ${result.step}`} run={run} results={result} onOutput={setOutput} />}
    </Scroll>
  );
}

interface JudgedProps {
  readonly run: RunSummary;
  readonly results: RunResults;
  readonly onOutput: (output: number) => void;
}

function Judged({ run, results, onOutput }: JudgedProps) {
  const { split, judged, loss, metrics, samples, step, epoch, remarks } = results;
  const [filter, setFilter] = useState<SampleFilter>({ order: 'worst' });
  const meanLoss = finiteOrNot(loss);
  const weights = t('Epoch {{epoch}}, step {{step}}', { epoch: formatCount(epoch), step: formatCount(step) });
  return (
    <Stack gap="md" data-testid="results" data-split={split} data-step={step}>
      {remarks.map((remark) => (
        <Text key={say(remark)} fz="xs" c="dimmed">
          {say(remark)}
        </Text>
      ))}
      <Overview
        facts={[
          [t('Loss'), formatNumber(meanLoss, 4), 'loss', meanLoss],
          ...metricFacts(metrics),
          [t('Samples'), formatCount(samples[split]), 'sample'],
          [t('Weights'), weights, 'checkpoint'],
        ]}
      />
      {judged?.kind === 'classes' && <ClassSections judged={judged} filter={filter} onFilter={setFilter} />}
      {judged?.kind === 'numbers' && <NumberSections judged={judged} run={run} split={split} step={step} onOutput={onOutput} />}
      <SampleSection
        run={run}
        split={split}
        step={step}
        classNames={judged?.kind === 'classes' ? judged.classNames : undefined}
        filter={filter}
        onFilter={setFilter}
      />
    </Stack>
  );
}
