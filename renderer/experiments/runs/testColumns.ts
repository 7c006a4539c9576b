import type { RunSummary } from '#app/contract/index.ts';
import { type Metric, nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { metricTerm, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { formatMetric } from '../../workbench/runs/index.ts';

/** A column of test results. */
interface TestColumn {
  readonly key: string;
  /** In the current language. */
  readonly label: string;
  readonly term: TermId | TermDeclaration;
  readonly direction: Metric['direction'];
  readonly cell: (run: RunSummary) => string;
}

/** Columns for the test results of runs, if any has one: the loss, and the few metrics that fit into a line. */
export function testColumns(runs: readonly RunSummary[]): TestColumn[] {
  const results = runs.flatMap(({ test }) => test ?? []);
  if (results.length === 0) return [];
  const metrics = stepMetricsIn(results.map((result) => result.metrics));
  return [
    { key: 'test', label: t('Test loss'), term: 'loss', direction: 'min', cell: ({ test }) => formatNumber(test?.loss) },
    ...metrics.map((metric) => ({
      key: `test ${metric.name}`,
      label: t('Test {{metric}}', { metric: t(nameMetric(metric)) }),
      term: metricTerm(metric),
      direction: metric.direction,
      cell: ({ test }: RunSummary) => formatMetric(metric, test?.metrics),
    })),
  ];
}
