import type { RunSummary } from '#app/contract/index.ts';
import { type Metric, nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { metricTerm, termOf } from '../../controls/terms/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { declared, later, message } from '../../language/index.ts';
import { formatMetric, formatMetricValue } from '../../workbench/runs/index.ts';
import type { RunColumn } from './runColumn.ts';

const LOSS: RunColumn = {
  id: 'testLoss',
  group: 'results',
  label: later('Test loss'),
  term: termOf('loss'),
  isNumber: true,
  better: 'min',
  value: ({ test }) => test?.loss,
  cell: ({ test }) => formatNumber(test?.loss),
};

/** Columns of test results, if any run has one: the loss, and the few metrics that fit into a line. */
export function testColumns(runs: readonly RunSummary[]): RunColumn[] {
  const results = runs.flatMap(({ test }) => (test ? [test.metrics] : []));
  return results.length === 0 ? [] : [LOSS, ...stepMetricsIn(results).map(testColumn)];
}

function testColumn(metric: Metric): RunColumn {
  return {
    id: `test ${metric.name}`,
    group: 'results',
    label: message('Test {{metric}}', { metric: declared(nameMetric(metric)) }),
    term: metricTerm(metric),
    isNumber: true,
    better: metric.direction,
    value: ({ test }) => test?.metrics[metric.name],
    cell: ({ test }) => formatMetric(metric, test?.metrics),
    format: (value) => formatMetricValue(metric, value),
  };
}
