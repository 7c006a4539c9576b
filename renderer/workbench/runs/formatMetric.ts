import { digitsOffBounds, type Metric, type MetricValues } from '#engine/graph/index.ts';
import { formatNumber, formatShare } from '../../language/format/index.ts';

const SIGNIFICANT_DIGITS = 3;

/** A metric's value as text: 97.4 %, 0.0123. */
export function formatMetric(metric: Metric, values: MetricValues | undefined): string {
  return formatMetricValue(metric, values?.[metric.name]);
}

/** The same of a single value; a dash if it is missing. */
export function formatMetricValue({ format, range }: Metric, value: number | null | undefined): string {
  if (format === 'share' || value === null || value === undefined) return formatShare(value);
  return formatNumber(value, digitsOffBounds(value, range, SIGNIFICANT_DIGITS));
}
