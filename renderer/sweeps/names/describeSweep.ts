import type { SweepSummary } from '#app/contract/index.ts';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { formatMetricValue } from '../../workbench/runs/index.ts';
import { metricOfSweep, nameSweepMetric } from './nameParameter.ts';

/** The metric of a trial as text. */
export function formatSweepMetric(metric: string, value: number | null | undefined): string {
  const declaration = metricOfSweep(metric);
  return declaration ? formatMetricValue(declaration, value) : formatNumber(value, 4);
}

/** How many trials of a sweep have begun, and of how many. */
export function describeTrials({ trials, budget }: Pick<SweepSummary, 'trials' | 'budget'>): string {
  if (budget.trials === undefined) return t('{{count}} trials', { count: trials });
  return t('{{done}} of {{count}} trials', { done: formatCount(trials), count: budget.trials });
}

/** The best metric of a sweep so far; undefined before the first complete trial. */
export function describeBest({ best, metric }: Pick<SweepSummary, 'best' | 'metric'>): string | undefined {
  return best ? `${nameSweepMetric(metric)} ${formatSweepMetric(metric, best.metric)}` : undefined;
}
