import { EmptyState, Group } from '@mantine/core';
import { IconChartHistogram } from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { RunPicker } from '../experiments/runs/RunPicker.tsx';
import { t } from '../language/index.ts';
import { useShownRun } from '../workbench/index.ts';
import { hasWeights } from '../workbench/lens/index.ts';
import { useSplit } from './choices/resultsChoices.ts';
import { JudgedRun } from './JudgedRun.tsx';
import classes from './Results.module.css';

/** How good the weights of the selected run are. */
export function ResultsPage() {
  const run = useShownRun();
  return (
    <section className={classes.page} aria-label={t('Results')} data-testid="results-room">
      <Group className={classes.bar} justify="space-between">
        <h2>{t('Results')}</h2>
        <RunPicker />
      </Group>
      {run && hasWeights(run) ? <ResultsOf key={run.id} run={run} /> : <NoResults />}
    </section>
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
