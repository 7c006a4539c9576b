import type { Metric, MetricValues } from '#engine/graph/index.ts';
import { formatNumber, formatShare } from '../../format/index.ts';

/** A metric's value as text: 97.4 %, 0.0123. */
export function formatMetric({ name, format }: Metric, values: MetricValues | undefined): string {
  return (format === 'share' ? formatShare : formatNumber)(values?.[name]);
}
