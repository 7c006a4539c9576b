import { useMemo } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { useRunFeed } from '../../experiments/charts/useRunFeed.ts';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import { type CourseOfLoss, courseOf } from './courseOf.ts';
import classes from './Lesson.module.css';
import { useLatestRun } from './useOpenLesson.ts';

/** The loss curves of the latest run of a graph in words, once it has ended: for whoever does not see the charts. */
export function RunInWords({ graphId }: { readonly graphId: string }) {
  const run = useLatestRun(graphId);
  return run && !isActive(run.status) ? <EndedRun key={run.id} run={run} /> : null;
}

function EndedRun({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grows in place, with the revision
  const { training, validation } = useMemo(() => courseOf(feed.series.epochs), [feed, revision]);
  return (
    <p className={classes.measured} role="status" data-testid="run-in-words">
      {run.status === 'failed' && t('{{run}} failed at step {{step}}.', { run: run.name, step: formatCount(run.step) })}{' '}
      {training && describeTraining(run.name, training)} {validation && describeValidation(validation)}
    </p>
  );
}

const describeTraining = (run: string, { first, last, epochs }: CourseOfLoss): string =>
  epochs === 1
    ? t('{{run}}: the training loss was {{loss}} in the only complete epoch.', { run, loss: formatNumber(last) })
    : t('{{run}}: the training loss went from {{first}} to {{last}} in {{count}} epochs.', {
        run,
        first: formatNumber(first),
        last: formatNumber(last),
        count: epochs,
      });

const describeValidation = ({ last, lowest, lowestAfter }: CourseOfLoss): string =>
  lowest === last
    ? t('The validation loss ended at its lowest value, {{last}}.', { last: formatNumber(last) })
    : t('The validation loss ended at {{last}}. It was lowest after epoch {{epoch}}, at {{lowest}}.', {
        last: formatNumber(last),
        epoch: formatCount(lowestAfter),
        lowest: formatNumber(lowest),
      });
