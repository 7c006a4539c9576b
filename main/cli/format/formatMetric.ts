import { digitsOffBounds, type Metric, type MetricValues } from '#engine/graph/index.ts';
import { formatDigits, formatShare, SIGNIFICANT_DIGITS } from './numbers.ts';

/** A metric's value as text: `97.12 %`, `0.12346`. */
export function formatMetric({ name, format, range }: Metric, values: MetricValues | undefined): string {
  const value = values?.[name];
  if (format === 'share' || value === undefined) return formatShare(value);
  return formatDigits(value, digitsOffBounds(value, range, SIGNIFICANT_DIGITS));
}
