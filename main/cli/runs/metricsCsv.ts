import type { EpochRow, RunMetrics } from '#app/contract/index.ts';
import type { ParquetColumn } from '#app/exports/index.ts';
import { METRICS, validationOf } from '#engine/graph/index.ts';

/** A step or an epoch by column name, without missing values. */
export type MetricsRow = { readonly kind: 'step' | 'epoch' } & Readonly<Record<string, string | number | null | undefined>>;

/** All steps, then all epochs. */
export function metricsRows({ steps, epochs }: RunMetrics): MetricsRow[] {
  const columns = Object.entries(steps.metrics);
  return [
    ...steps.step.map(
      (step, index): MetricsRow => ({
        kind: 'step',
        epoch: steps.epoch[index],
        step,
        loss: steps.loss[index],
        ...Object.fromEntries(columns.map(([name, values]) => [name, values[index]])),
        milliseconds: steps.time[index],
        learningRate: steps.learningRate[index],
      }),
    ),
    ...epochs.map(epochRow),
  ];
}

function epochRow({ epoch, step, loss, metrics, validation, samplesPerSecond }: EpochRow): MetricsRow {
  const held = Object.entries(validation?.metrics ?? {}).map(([name, value]) => [validationOf(name), value]);
  const validated = validation && { [validationOf('loss')]: validation.loss, ...Object.fromEntries(held) };
  return { kind: 'epoch', epoch, step, loss, ...metrics, ...validated, samplesPerSecond };
}

/** The rows as CSV (RFC 4180) with a header. No cell needs quotes: all are numbers and plain words. */
export function metricsCsv(metrics: RunMetrics): string {
  const columns = columnsOf(metrics);
  const lines = metricsRows(metrics).map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [columns.join(','), ...lines].map((line) => `${line}\n`).join('');
}

/** The same as columns of a Parquet file. */
export function metricsColumns(metrics: RunMetrics): ParquetColumn[] {
  const rows = metricsRows(metrics);
  return columnsOf(metrics).map((name) => ({
    name,
    type: name === 'kind' ? 'STRING' : WHOLE.includes(name) ? 'INT32' : 'DOUBLE',
    data: rows.map((row) => row[name] ?? null),
  }));
}

const WHOLE: readonly string[] = ['epoch', 'step'];

function columnsOf({ steps, epochs }: RunMetrics): string[] {
  const named = (isThere: (name: string) => boolean) => METRICS.map(({ name }) => name).filter(isThere);
  const trained = named((name) => name in steps.metrics || epochs.some(({ metrics }) => name in metrics));
  const validated = named((name) => epochs.some(({ validation }) => validation && name in validation.metrics));
  return [
    ...['kind', 'epoch', 'step', 'loss', ...trained],
    ...['loss', ...validated].map(validationOf),
    ...['samplesPerSecond', 'milliseconds', 'learningRate'],
  ];
}
