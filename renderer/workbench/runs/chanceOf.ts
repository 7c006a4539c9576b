import type { RunSummary } from '#app/contract/index.ts';
import { describeChance, findChanceLevel } from '#engine/graph/index.ts';
import { formatMetricValue } from './formatMetric.ts';
import { isActive } from './status.ts';

/** Says that an ended run's validation is no better than a guess; undefined if it is, or if that cannot be told. */
export function chanceOf({
  status,
  validation,
  baseline,
}: Pick<RunSummary, 'status' | 'validation' | 'baseline'>): ReturnType<typeof describeChance> | undefined {
  const found = isActive(status) ? undefined : findChanceLevel(validation?.metrics, baseline);
  return found && describeChance(found, formatMetricValue);
}
