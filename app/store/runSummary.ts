import type { ImportedFrom, RunSummary } from '#app/contract/index.ts';
import type { Baseline } from '#engine/graph/index.ts';
import { planEpochs } from '#engine/training/index.ts';
import { type Evaluated, validationFrom } from './history.ts';
import { TEST_COLUMNS, type TestRow, testResultFrom } from './testResults.ts';

/** The columns of a summary, from {@link SOURCE}. */
export const SUMMARY = `
  r.id, r.name, r.graph_id, r.graph_name, r.dataset, iif(f.run_key IS NULL, r.status, 'imported') AS status, r.seed, r.epochs,
  r.steps, r.epoch, r.step, r.started_at, r.ended_at, e.epoch AS measured_epoch, e.loss, e.metrics, e.validation_loss,
  e.validation_metrics, r.parameters, r.error, r.origin, r.early_stop, r.restored_epoch, r.normalize, r.samples, r.baseline, r.forked_from,
  r.note, r.tags, r.color, r.experiment, r.removed_at, r.configuration AS settings,
  (SELECT coalesce(sum(bytes), 0) FROM checkpoints WHERE run_key = r.key) AS checkpoint_bytes,
  (SELECT json_group_array(json_object('step', step, 'learningRate', learning_rate) ORDER BY step)
   FROM learning_rates WHERE run_key = r.key) AS learning_rates, coalesce(r.conditions, '[]') AS conditions,
  coalesce(r.setting_changes, '[]') AS setting_changes,
  f.file_name, f.run AS file_run, f.step AS file_step, f.epoch AS file_epoch, f.verification, ${TEST_COLUMNS}`;
/** Runs with their measured epochs, evaluations and files. */
export const SOURCE = `
  runs AS r LEFT JOIN epochs AS e
  ON e.run_key = r.key AND e.epoch = coalesce(r.restored_epoch, (SELECT max(epoch) FROM epochs WHERE run_key = r.key))
  LEFT JOIN test_results AS t ON t.run_key = r.key
  LEFT JOIN weights_files AS f ON f.run_key = r.key`;

/** The file of an imported run, in columns; null for a trained one. */
interface FileRow {
  readonly fileName: string | null;
  readonly fileRun: ImportedFrom['run'];
  readonly fileStep: ImportedFrom['step'];
  readonly fileEpoch: ImportedFrom['epoch'];
  readonly verification: ImportedFrom['verification'];
}

/** What is read from the configuration. */
type Configured = 'parts' | 'settings' | 'optimizer' | 'learningRate' | 'batchSize';

/** A run as its columns are read. */
export type SummaryRow = Omit<Evaluated<RunSummary>, 'test' | 'importedFrom' | 'baseline' | Configured> &
  TestRow &
  FileRow & { readonly baseline: Baseline | null; readonly settings: object };

export function summarize({ validationLoss, validationMetrics, metrics, baseline, settings, ...row }: SummaryRow): RunSummary {
  const { testLoss, testMetrics, testSamples, testStep, testEpoch, testFingerprint, ...rest } = row;
  const { isTrainingData, evaluatedAt, isOutdated, ...ofRun } = rest;
  const { fileName, fileRun, fileStep, fileEpoch, verification, ...summary } = ofRun;
  const validation = validationFrom(validationLoss, validationMetrics) ?? null;
  const result = { metrics: metrics ?? {}, validation, test: testResultFrom(row), ...(baseline && { baseline }) };
  const own = configured(flatten(settings));
  return { ...summary, ...result, ...own, ...planned(summary, own.batchSize), importedFrom: fileFrom(row) };
}

/** The epochs by their batch size, and the steps of all. A row holds the steps of the plan before any change. */
function planned(
  { epochs, steps, samples, settingChanges }: Pick<RunSummary, 'epochs' | 'steps' | 'samples' | 'settingChanges'>,
  batchSize: number,
): Pick<RunSummary, 'parts' | 'steps'> {
  if (!samples || settingChanges.length === 0) {
    const stepsPerEpoch = epochs > 0 ? steps / epochs : 0;
    return { steps, parts: [{ epoch: 1, step: 0, batchSize, stepsPerEpoch }] };
  }
  const plan = planEpochs({ epochs, batchSize, samples: samples.train }, settingChanges);
  return { steps: plan.steps, parts: [...plan.parts] };
}

function configured(settings: RunSummary['settings']): Omit<Pick<RunSummary, Configured>, 'parts'> {
  const { optimizer = '', 'optimizer.learningRate': learningRate, batchSize } = settings;
  return {
    settings,
    optimizer: String(optimizer),
    learningRate: typeof learningRate === 'number' ? learningRate : null,
    batchSize: Number(batchSize),
  };
}

/** The plain values of settings by their paths, such as `optimizer.learningRate`; a `type` by the path of what it is the type of. */
function flatten(settings: object, prefix = ''): RunSummary['settings'] {
  const entries = Object.entries(settings).flatMap(([name, value]): [string, RunSummary['settings'][string]][] => {
    const path = name === 'type' && prefix !== '' ? prefix : prefix + (prefix && '.') + name;
    if (typeof value === 'object' && value !== null) return Object.entries(flatten(value, path));
    return value === null ? [] : [[path, value]];
  });
  return Object.fromEntries(entries);
}

function fileFrom({ fileName, fileRun: run, fileStep: step, fileEpoch: epoch, verification }: FileRow): ImportedFrom | null {
  return fileName === null ? null : { fileName, run, step, epoch, verification };
}
