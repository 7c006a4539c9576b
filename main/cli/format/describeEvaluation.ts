import { findMetric, metricsIn, nameMetric } from '#engine/graph/index.ts';
import type { TestResult } from '#engine/training/index.ts';
import { formatMetric } from './formatMetric.ts';
import { formatCount, formatNumber } from './numbers.ts';
import { formatPairs, formatTable, numbers, texts } from './table.ts';

export type EvaluationReport = ReturnType<typeof reportEvaluation>;

/** An evaluation as data: values and matrices by metric name, and per-class values. */
export function reportEvaluation({ loss, samples, metrics, matrices, perClass }: TestResult, classNames: readonly string[]) {
  return {
    loss,
    samples,
    metrics: { ...metrics, ...matrices, ...(classNames.length > 0 && { perClass: rowsOf(perClass, classNames) }) },
  };
}

/** A row per class: its name and its values. */
function rowsOf(perClass: TestResult['perClass'], classNames: readonly string[]) {
  return classNames.map((name, index) => ({
    class: name,
    ...Object.fromEntries(Object.entries(perClass).map(([metric, values]) => [metric, values[index]])),
  }));
}

/**
 * An evaluation as text.
 * @param classNames of the classes, or labels, in per-class metrics
 * @param origin the split or source of the samples, if known
 */
export function describeEvaluation(result: TestResult, classNames: readonly string[], origin?: string): string {
  const { loss, metrics, samples, matrices } = result;
  const summary = formatPairs([
    ['samples', origin ? `${formatCount(samples)} (${origin})` : formatCount(samples)],
    ['loss', formatNumber(loss)],
    ...metricsIn([metrics]).map((metric) => [nameMetric(metric), formatMetric(metric, metrics)] as const),
  ]);
  const classes = classNames.length > 0 ? [describeClasses(result, classNames)] : [];
  const counts = Object.values(matrices).map((matrix) => describeMatrix(matrix, classNames));
  return [summary, ...classes, ...counts].join('\n\n');
}

function describeClasses({ perClass }: TestResult, classNames: readonly string[]): string {
  const columns = Object.keys(perClass).flatMap((name) => findMetric(name) ?? []);
  return formatTable(
    [...texts('class'), ...numbers(...columns.map(nameMetric))],
    classNames.map((name, index) => [
      name,
      ...columns.map((metric) => {
        const value = perClass[metric.name][index];
        if (Number.isInteger(value) && metric.format === 'number') return formatCount(value as number);
        return formatMetric(metric, value === null ? {} : { [metric.name]: value });
      }),
    ]),
  );
}

function describeMatrix(matrix: readonly (readonly number[])[], classNames: readonly string[]): string {
  return formatTable(
    [...texts('true \\ predicted'), ...numbers(...classNames)],
    matrix.map((counts, wanted) => [classNames[wanted], ...counts.map(formatCount)]),
  );
}
