import type { Metric, MetricValues } from '#engine/graph/index.ts';
import { formatNumber, formatShare } from './numbers.ts';

/** A metric's value as text: `97.12 %`, `0.12346`. */
export function formatMetric({ name, format }: Metric, values: MetricValues | undefined): string {
  return (format === 'share' ? formatShare : formatNumber)(values?.[name]);
}
