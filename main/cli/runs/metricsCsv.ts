import type { RunMetrics } from '#app/contract/index.ts';

const COLUMNS = [
  'kind',
  'epoch',
  'step',
  'loss',
  'accuracy',
  'validationLoss',
  'validationAccuracy',
  'samplesPerSecond',
  'milliseconds',
] as const;

/** A step or an epoch; what it does not have is missing. */
export type MetricsRow = { readonly kind: 'step' | 'epoch' } & {
  readonly [Column in (typeof COLUMNS)[number]]?: string | number | null | undefined;
};

/** Every step, then every epoch. */
export function metricsRows({ steps, epochs }: RunMetrics): MetricsRow[] {
  const rows: MetricsRow[] = steps.step.map((step, index) => ({
    kind: 'step',
    epoch: steps.epoch[index],
    step,
    loss: steps.loss[index],
    accuracy: steps.accuracy[index],
    milliseconds: steps.time[index],
  }));
  for (const { epoch, step, loss, accuracy, validation, samplesPerSecond } of epochs) {
    rows.push({
      kind: 'epoch',
      epoch,
      step,
      loss,
      accuracy,
      validationLoss: validation?.loss,
      validationAccuracy: validation?.accuracy,
      samplesPerSecond,
    });
  }
  return rows;
}

/** The rows as CSV (RFC 4180) with a header. No cell needs quotes: all are numbers and plain words. */
export function metricsCsv(metrics: RunMetrics): string {
  const lines = metricsRows(metrics).map((row) => COLUMNS.map((column) => row[column] ?? '').join(','));
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\n`).join('');
}
