import {
  type ComparedParameter,
  type DifferingFact,
  type EpochRow,
  type ImportedFrom,
  percentOfEpoch,
  type RunDetails,
  type RunOrigin,
  type RunSummary,
  usedLearningRates,
  usedSettings,
} from '#app/contract/index.ts';
import { describeEarlyStop, nameMetric, readTraining, stepMetricsIn } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import type { RunDifference } from '../runs/compareRuns.ts';
import { describeEvaluation } from './describeEvaluation.ts';
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
  const table = formatTable(
    [
      ...texts('run', 'graph', 'data', 'status'),
      ...numbers('epoch', 'loss', ...names, 'validation loss', ...names.map((name) => `validation ${name}`)),
      ...texts('normalization', 'train/val/test', 'name', 'started'),
    ],
    runs.map((run) => [
      run.id,
      run.graphName,
      run.dataset,
      run.status,
      describeEpoch(run),
      formatNumber(run.loss),
      ...metrics.map((metric) => formatMetric(metric, run.metrics)),
      formatNumber(run.validation?.loss),
      ...metrics.map((metric) => formatMetric(metric, run.validation?.metrics)),
      run.normalize,
      formatSamples(run),
      run.name,
      formatTime(run.startedAt),
    ]),
  );
  const isWithin = runs.some((run) => percentOfEpoch(run) !== undefined);
  return isWithin ? `${table}\nLoss and metrics are those of the last complete epoch.` : table;
}

/** ` (62 %)` of the epoch, unless it is complete. */
function partOf(run: RunSummary): string {
  const percent = percentOfEpoch(run);
  return percent === undefined ? '' : ` (${percent} %)`;
}

function resultsOf({ measuredEpoch }: RunSummary): string {
  return measuredEpoch === null ? 'none before the end of an epoch' : `of epoch ${measuredEpoch}`;
}

/** `0.01; 0.02 from step 813` */
function describeLearningRates(run: RunDetails): string {
  const { optimizerParams, schedule } = readTraining(run.document.training).configuration;
  const { type } = schedule.schedule;
  const first = `${optimizerParams.learningRate}${type === 'constant' ? '' : ` (${type} schedule)`}`;
  const set = usedLearningRates(run).map(({ step, learningRate }) => `${learningRate} from step ${formatCount(step)}`);
  return [first, ...set].join('; ');
}

/** `84/36/30`: numbers of training, validation and test samples. */
function formatSamples({ samples }: RunSummary): string {
  return samples ? [samples.train, samples.validation, samples.test].map(formatCount).join('/') : '-';
}

function describeEpoch(run: RunSummary): string {
  const { epoch, epochs, restoredEpoch, importedFrom } = run;
  if (importedFrom) return String(importedFrom.epoch ?? '-');
  return restoredEpoch === null ? `${epoch}/${epochs}${partOf(run)}` : `${restoredEpoch} (restored)`;
}

export function describeRun(run: RunDetails, epochs: readonly EpochRow[]): string {
  const { error, origin, earlyStop, restoredEpoch, checkpoints, importedFrom } = run;
  const remark = remarkOn(run);
  const summary = formatPairs([
    ['run', run.id],
    ['name', run.name],
    ['graph', `${run.graphName}, ${formatCount(run.parameters)} parameters`],
    ['data', run.dataset],
    ['data fingerprint', run.dataFingerprint],
    ['normalization', run.normalize],
    ['train/val/test', formatSamples(run)],
    ['seed', String(run.seed)],
    ['status', run.status],
    ...(run.experiment === null ? [] : [['experiment', run.experiment] as const]),
    ...(run.tags.length > 0 ? [['tags', run.tags.join(', ')] as const] : []),
    ...(run.note === '' ? [] : [['note', run.note] as const]),
    ...(importedFrom ? describeImport(run, importedFrom) : describeProgress(run)),
    ['checkpoints', checkpoints.map(({ step }) => formatCount(step)).join('  ') || '-'],
    ...(error ? [['error', english(error)] as const] : []),
    ...(origin ? describeOrigin(origin) : []),
    ...(earlyStop ? [['end', english(describeEarlyStop(earlyStop))] as const] : []),
    ...(remark === undefined ? [] : [['remark', remark] as const]),
    ...(restoredEpoch === null ? [] : [['weights', `restored from the best epoch, ${restoredEpoch}`] as const]),
  ]);
  const targets = describeNormalizedTargets(normalizedTargets(run.preparation?.targets ?? []));
  const history = epochs.length > 0 ? ['', ...epochLines(epochs)] : [];
  return [summary, ...targets, ...history, ...describeTest(run)].join('\n');
}

function describeOrigin({ cause, remedies }: RunOrigin): Pair[] {
  return [['cause', english(cause)], ...remedies.map((remedy): Pair => ['remedy', english(remedy)])];
}

type Pair = readonly [name: string, value: string];

function describeProgress(run: RunDetails): Pair[] {
  const { epoch, epochs, step, steps, startedAt, endedAt, forkedFrom } = run;
  return [
    ...(forkedFrom ? [['started from', `run ${forkedFrom.run}, step ${formatCount(forkedFrom.step)}`] as const] : []),
    ['optimizer', run.optimizer],
    ['learning rate', describeLearningRates(run)],
    ['batch size', formatCount(run.batchSize)],
    ...usedSettings(run).map(({ address, step, value }): Pair => [address, `${value} from step ${formatCount(step)}`]),
    ['epoch', `${epoch} of ${epochs}${partOf(run)}`],
    ['step', `${formatCount(step)} of ${formatCount(steps)}`],
    ...(percentOfEpoch(run) === undefined ? [] : [['results', resultsOf(run)] as const]),
    ['started', formatTime(startedAt)],
    ['ended', endedAt === null ? '-' : `${formatTime(endedAt)}, after ${formatDuration((endedAt - startedAt) / 1000)}`],
  ];
}

function describeImport({ startedAt }: RunSummary, { fileName, run, step, epoch }: ImportedFrom): Pair[] {
  return [
    ['file', fileName],
    ['trained as', run ?? '-'],
    ['epoch', String(epoch ?? '-')],
    ['step', step === null ? '-' : formatCount(step)],
    ['imported', formatTime(startedAt)],
  ];
}

/** The last evaluation on test samples, with the step that its weights are from. */
function describeTest({ test, testTables }: RunDetails): string[] {
  if (!test || !testTables) return [];
  const later = test.isOutdated ? '; the run was trained further since' : '';
  const title = `evaluated on test samples after step ${formatCount(test.step)}, in epoch ${test.epoch}${later}`;
  return ['', title, describeEvaluation({ ...test, ...testTables }, testTables.classNames)];
}

/** One line per difference, the value of the first run before that of the second. */
export function describeDifferences(differences: readonly RunDifference[], a: string, b: string): string {
  if (differences.length === 0) return `${a} and ${b} do not differ.`;
  return formatTable(
    texts('field', a, b),
    differences.map((difference) => [difference.field, describeValue(difference.a), describeValue(difference.b)]),
  );
}

/** One line per field that differs, then one per parameter with the norms of its weights; a column per run. */
export function describeComparison(
  ids: readonly string[],
  differences: readonly DifferingFact[],
  weights: readonly ComparedParameter[],
): string {
  const facts = differences.map(({ field, values }) => [field, ...values.map(describeValue)]);
  const norms = weights.map(({ name, norms: ofRuns, distances }) => [
    `‖${name}‖`,
    ...ofRuns.map((norm, index) => describeNorm(norm, index === 0 ? null : distances[index])),
  ]);
  return formatTable(texts('field', ...ids), [...facts, ...norms]);
}

/** `1.25, 0.3 away`: the norm of weights, and the norm of their difference from those of the first run. */
function describeNorm(norm: number | null, distance: number | null): string {
  return distance === null ? formatNumber(norm) : `${formatNumber(norm)}, ${formatNumber(distance)} away`;
}

function describeValue(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && !Number.isInteger(value)) return formatNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
