import type { MissingRule, PreparedField } from '#engine/training/index.ts';

const STATISTICS = ['refuse', 'drop', 'mean', 'median', 'mode'] as const;

/**
 * What becomes of a column's missing values.
 * @param written `refuse`, `drop`, a statistic, or a constant
 * @param trained the column of the training data, for other data: its fill is used, whatever is written
 */
export function decideMissing(written: string, trained: PreparedField | undefined): MissingRule {
  if (trained?.fill !== undefined) return { constant: trained.fill };
  const named = STATISTICS.find((name) => name === written);
  if (trained) return named === 'drop' ? 'drop' : 'refuse';
  if (named) return named;
  const number = Number(written);
  return { constant: Number.isNaN(number) ? written : number };
}
