import type { Metric, MetricValues } from '#engine/graph/index.ts';
import { formatNumber, formatShare } from '../../language/format/index.ts';

/** The value of a metric as text: 97.4 %, 0.0123. */
export function formatMetric({ name, format }: Metric, values: MetricValues | undefined): string {
  return (format === 'share' ? formatShare : formatNumber)(values?.[name]);
}
