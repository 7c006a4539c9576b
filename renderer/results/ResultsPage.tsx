import { EmptyState } from '@mantine/core';
import { IconChartHistogram } from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { RunPicker } from '../experiments/runs/RunPicker.tsx';
import { ViewBar, ViewPage } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { useShownRun } from '../workbench/index.ts';
import { hasWeights } from '../workbench/lens/index.ts';
import { useSplit } from './choices/resultsChoices.ts';
import { JudgedRun } from './JudgedRun.tsx';

/** How good the weights of the selected run are. */
export function ResultsPage() {
  const run = useShownRun();
  return (
    <ViewPage label={t('Results')} testId="results-room">
      <ViewBar>
        <h2>{t('Results')}</h2>
        <RunPicker />
      </ViewBar>
      {run && hasWeights(run) ? <ResultsOf key={run.id} run={run} /> : <NoResults />}
    </ViewPage>
  );
}

function ResultsOf({ run }: { readonly run: RunSummary }) {
  const split = useSplit(run);
  return split ? <JudgedRun run={run} split={split} /> : <NoResults />;
}

function NoResults() {
  return (
    <EmptyState
      m="auto"
      icon={<IconChartHistogram stroke={1.4} />}
      title={t('No results yet')}
      description={t('Train a network to see how good its predictions are, and to try it on samples of your own.')}
    />
  );
}
