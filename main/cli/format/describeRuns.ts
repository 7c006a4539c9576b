import type { EpochRow, RunDetails, RunSummary } from '#app/contract/index.ts';
import { describeEarlyStop, nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import type { RunDifference } from '../runs/compareRuns.ts';
import { describeNormalizedTargets, normalizedTargets } from './describeNormalizedTargets.ts';
import { remarkOn } from './describeTraining.ts';
import { epochLines } from './epochLines.ts';
import { formatMetric } from './formatMetric.ts';
import { formatCount, formatDuration, formatNumber, formatTime } from './numbers.ts';
import { formatPairs, formatTable, numbers, texts } from './table.ts';

/** One line per run. */
export function describeRuns(runs: readonly RunSummary[]): string {
  if (runs.length === 0) return 'The database has no runs yet; train creates one.';
  const metrics = stepMetricsIn(runs.map((run) => run.metrics));
  const names = metrics.map(nameMetric);
  return formatTable(
    [
      ...texts('run', 'graph', 'data', 'status'),
      ...numbers('epoch', 'loss', ...names, 'validation loss', ...names.map((name) => `validation ${name}`)),
      ...texts('started'),
    ],
    runs.map((run) => [
      run.id,
      run.graphName,
      run.dataset,
      run.status,
      run.restoredEpoch === null ? `${run.epoch}/${run.epochs}` : `${run.restoredEpoch} (restored)`,
      formatNumber(run.loss),
      ...metrics.map((metric) => formatMetric(metric, run.metrics)),
      formatNumber(run.validation?.loss),
      ...metrics.map((metric) => formatMetric(metric, run.validation?.metrics)),
      formatTime(run.startedAt),
    ]),
  );
}

export function describeRun(run: RunDetails, epochs: readonly EpochRow[]): string {
  const { startedAt, endedAt, error, earlyStop, restoredEpoch, checkpoints } = run;
  const remark = remarkOn(run);
  const summary = formatPairs([
    ['run', run.id],
    ['name', run.name],
    ['graph', `${run.graphName}, ${formatCount(run.parameters)} parameters`],
    ['data', run.dataset],
    ['seed', String(run.seed)],
    ['status', run.status],
    ['epoch', `${run.epoch} of ${run.epochs}`],
    ['step', formatCount(run.step)],
    ['started', formatTime(startedAt)],
    ['ended', endedAt === null ? '-' : `${formatTime(endedAt)}, after ${formatDuration((endedAt - startedAt) / 1000)}`],
    ['checkpoints', checkpoints.map(({ step }) => formatCount(step)).join('  ') || '-'],
    ...(error ? [['error', english(error)] as const] : []),
    ...(earlyStop ? [['end', english(describeEarlyStop(earlyStop))] as const] : []),
    ...(remark === undefined ? [] : [['remark', remark] as const]),
    ...(restoredEpoch === null ? [] : [['weights', `restored from the best epoch, ${restoredEpoch}`] as const]),
  ]);
  const targets = describeNormalizedTargets(normalizedTargets(run.preparation?.targets ?? []));
  if (epochs.length === 0) return [summary, ...targets].join('\n');
  return [summary, ...targets, '', ...epochLines(epochs)].join('\n');
}

/** One line per difference, the value of the first run before that of the second. */
export function describeDifferences(differences: readonly RunDifference[], a: string, b: string): string {
  if (differences.length === 0) return `${a} and ${b} do not differ.`;
  return formatTable(
    texts('field', a, b),
    differences.map((difference) => [difference.field, describeValue(difference.a), describeValue(difference.b)]),
  );
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && !Number.isInteger(value)) return formatNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
