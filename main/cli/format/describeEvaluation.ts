import type { TestResult } from '#engine/training/index.ts';
import { formatCount, formatNumber, formatShare } from './numbers.ts';
import { formatPairs, formatTable } from './table.ts';

/**
 * An evaluation as text.
 * @param classNames as many as the confusion matrix has rows
 * @param origin which samples of the data these are, where that is known
 */
export function describeEvaluation(
  { loss, accuracy, samples, confusion }: TestResult,
  classNames: readonly string[],
  origin?: string,
): string {
  const summary = formatPairs([
    ['samples', origin ? `${formatCount(samples)} (${origin})` : formatCount(samples)],
    ['loss', formatNumber(loss)],
    ...(accuracy === undefined ? [] : [['accuracy', formatShare(accuracy)] as const]),
  ]);
  if (!confusion) return summary;
  const matrix = formatTable(
    [{ title: 'wanted \\ given' }, ...classNames.map((title) => ({ title, align: 'right' as const }))],
    confusion.map((counts, wanted) => [classNames[wanted], ...counts.map(formatCount)]),
  );
  return `${summary}\n\n${matrix}`;
}
