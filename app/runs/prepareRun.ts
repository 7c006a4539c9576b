import type { RateChange, RunWarning, SettingChange, SplitSizes, StartRemarks, WatchedCondition } from '#app/contract/index.ts';
import { openDatasets } from '#app/datasets/index.ts';
import {
  deleteQueuedRun,
  epochBefore,
  findLastCheckpoint,
  findRun,
  insertCheckpoint,
  insertRun,
  listRateChanges,
  type NewRun,
  reopenRun,
  type StoredCheckpoint,
  type StoredRun,
  trimHistory,
  type WritingConnection,
} from '#app/store/index.ts';
import {
  type BoundGraph,
  checkGraph,
  type DataSettings,
  type Diagnostic,
  type GraphDocument,
  requireWritableNames,
  writeTraining,
} from '#engine/graph/index.ts';
import { matchParameters } from '#engine/interchange/index.ts';
import { createWasmExecutor, type Executor, WASM_EXECUTOR } from '#engine/kernels/index.ts';
import { message } from '#engine/messages/index.ts';
import {
  baselineOf,
  computesLike,
  type Dataset,
  ENGINE_VERSION,
  initializeParameters,
  type NamedTensor,
  normalizeTargets,
  planSteps,
  preparationOf,
  renormalizeTargets,
  requireTrainingMemory,
  type TrainingPlan,
  trainingData,
  trainingSizes,
} from '#engine/training/index.ts';

import { isStopping } from './control.ts';
import { runError } from './errors.ts';
import { forkRun } from './forkRun.ts';
import { beingTrained, noCheckpoint, notQueued } from './refusals.ts';
import type { NewTask, ResumeTask, TrainingJob } from './trainingJob.ts';
import { conditionsAfter, firstConditions } from './watchedConditions.ts';

/** A run that is in the database and ready to train. */
export interface PreparedRun {
  readonly id: string;
  readonly key: number;
  /** Its database record, to write again if the database is lost. */
  readonly record: NewRun;
  readonly graph: BoundGraph<Dataset>;
  readonly plan: TrainingPlan;
  readonly resumeFrom?: StoredCheckpoint;
  readonly initialParameters?: readonly NamedTensor[];
  readonly initialSlots?: readonly NamedTensor[];
  /** Updates that the initial optimizer state has seen in the run that it is from. */
  readonly updatesBefore: number;
  /** The conditions watched for so far, and the one to watch for. */
  readonly conditions: readonly WatchedCondition[];
  /** Recorded learning rate changes. */
  readonly rateChanges: readonly RateChange[];
  /** Other recorded changes of settings. */
  readonly settingChanges: readonly SettingChange[];
  /** Warnings and notes on graph and data; empty for a resumed run. */
  readonly remarks: StartRemarks;
}

/**
 * Checks graph and data and writes the run into the database, with everything that its result depends on: even a run that is cut
 * off before its first step can be resumed.
 * @param executor of the replay of a run to start from
 * @throws UserError graph.invalid, dataset.*, weights.otherGraph, memory.tooLarge, run.*, replay.*; nothing is written then
 */
export function prepareRun(connection: WritingConnection, job: TrainingJob, executor = createWasmExecutor()): PreparedRun {
  return job.task.type === 'new' ? prepareNew(connection, job, job.task, executor) : prepareResumed(connection, job, job.task);
}

function prepareNew(connection: WritingConnection, job: TrainingJob, task: NewTask, executor: Executor): PreparedRun {
  const { document, graphId, baseDirectory, initialParameters, forkOf, queued } = task;
  requireWritableNames(document, 'The graph');
  const checked = checkGraph(document);
  const data = requireData(document);
  const loaded = openDatasets(job).load(data, { baseDirectory });
  const graph = checked.bind(trainingData(normalizeTargets(checked.analysis, document, loaded)));
  const { analysis, configuration, data: dataset } = graph;
  const matched = initialParameters && matchParameters(graph, initialParameters);
  const plan = planSteps(configuration, dataset);
  requireTrainingMemory(graph, trainingSizes(graph));
  const { resourcesDirectory, control } = job;
  const isCanceled = () => isStopping(control);
  const fork = forkOf && forkRun(graph, forkOf, { connection, resourcesDirectory, executor, isCanceled });
  const record: NewRun = {
    id: job.runId,
    graphId,
    graphName: document.name?.trim() || 'Untitled',
    document,
    configuration: writeTraining(configuration),
    seed: configuration.seed,
    dataset: data.dataset,
    dataFingerprint: dataset.fingerprint,
    preparation: preparationOf(dataset),
    normalize: data.normalize ?? 'none',
    samples: countSamples(dataset),
    baseline: baselineOf(graph),
    baseDirectory,
    engineVersion: ENGINE_VERSION,
    executor: WASM_EXECUTOR,
    parameters: analysis.parameters,
    epochs: plan.epochs,
    steps: plan.steps,
    startedAt: Date.now(),
    ...(fork && { forkedFrom: { run: fork.run, step: fork.step }, updatesBefore: fork.updatesBefore }),
    owner: job.owner,
  };
  const initial = {
    parameters: fork?.parameters ?? matched ?? initializeParameters(graph, configuration.seed),
    slots: fork?.slots ?? [],
  };
  const key = connection.transaction(() => {
    if (queued !== undefined && !deleteQueuedRun(connection, queued)) throw notQueued(queued);
    const inserted = insertRun(connection, record);
    insertCheckpoint(connection, inserted, { ...BEFORE_FIRST_STEP, ...initial }, record.startedAt);
    return inserted;
  });
  const remarks = { warnings: analysis.diagnostics.map(warningOf), notes: [...analysis.notes, ...(fork?.notes ?? [])] };
  return {
    id: job.runId,
    key,
    record,
    graph,
    plan,
    remarks,
    rateChanges: [],
    settingChanges: [],
    updatesBefore: fork?.updatesBefore ?? 0,
    conditions: firstConditions(configuration),
    initialParameters: initial.parameters,
    initialSlots: initial.slots,
  };
}

const BEFORE_FIRST_STEP = {
  ...{ step: 0, epoch: 1, batchInEpoch: 0, time: 0 },
  epochTotals: { loss: 0, samples: 0, metrics: {} },
} satisfies Partial<StoredCheckpoint>;

function countSamples({ splits: { train, validation, test } }: Dataset): SplitSizes {
  return { train: train.length, validation: validation.length, test: test.length };
}

/**
 * The data of a graph.
 * @throws UserError run.noData
 */
function requireData({ data, name }: GraphDocument): DataSettings {
  if (data) return data;
  throw runError('run.noData', message("The graph '{{graph}}' has no data set to train on", { graph: name ?? '' }), {
    where: 'data',
    expected: message('a data set'),
    received: message('none'),
    fix: message('Choose a data set'),
  });
}

function prepareResumed(connection: WritingConnection, job: TrainingJob, task: ResumeTask): PreparedRun {
  const run = findRun(connection, job.runId);
  const resumeFrom = findLastCheckpoint(connection, job.runId);
  if (!run || !resumeFrom) throw noCheckpoint(job.runId);
  requireSameEngine(run);
  const { document, baseDirectory } = run;
  const loaded = openDatasets(job).load(requireData(document), { baseDirectory });
  requireSameData(run, loaded);
  const graph = checkGraph(document).bind(renormalizeTargets(loaded, run.preparation));
  const { settingChanges } = run.summary;
  const plan = planSteps(graph.configuration, graph.data, settingChanges);
  connection.transaction(() => {
    const progress = { step: resumeFrom.step, epoch: epochBefore(resumeFrom) };
    if (!reopenRun(connection, { key: run.key, ...progress, owner: job.owner })) throw beingTrained(run);
    trimHistory(connection, run.key, resumeFrom);
  });
  const rateChanges = listRateChanges(connection, run.key);
  const record = recordOf(run, graph, job.owner);
  return {
    id: job.runId,
    key: run.key,
    record,
    graph,
    plan,
    resumeFrom,
    rateChanges,
    settingChanges,
    updatesBefore: run.updatesBefore,
    conditions: conditionsAfter(run.summary.conditions, resumeFrom.step, task.condition),
    remarks: { warnings: [], notes: [] },
  };
}

/** The record written when the run was started. */
function recordOf({ summary, owner: _, key: __, ...frozen }: StoredRun, graph: BoundGraph<Dataset>, owner: string): NewRun {
  const { id, graphId, graphName, seed, dataset, normalize, baseline, parameters, startedAt, forkedFrom } = summary;
  const configuration = writeTraining(graph.configuration);
  const samples = countSamples(graph.data);
  const { epochs, steps } = planSteps(graph.configuration, graph.data);
  const own = { id, graphId, graphName, seed, dataset, normalize, samples, baseline, parameters, startedAt, forkedFrom };
  return { ...frozen, ...own, configuration, executor: WASM_EXECUTOR, epochs, steps, owner };
}

function requireSameEngine({ summary, engineVersion, document }: StoredRun): void {
  if (computesLike(engineVersion, document)) return;
  const text = message(
    "'{{run}}' was computed by engine version {{version}}; this is version {{own}}, whose results can differ",
    { run: summary.name, version: engineVersion, own: ENGINE_VERSION },
  );
  throw runError('run.otherEngine', text, {
    where: summary.id,
    expected: message('version {{version}}', { version: engineVersion }),
    received: message('version {{version}}', { version: ENGINE_VERSION }),
    fix: message('Export its weights and start a new run from them'),
  });
}

function requireSameData({ summary, dataFingerprint }: StoredRun, dataset: Dataset): void {
  if (dataset.fingerprint === dataFingerprint) return;
  const { dataset: data, name: run } = summary;
  throw runError('run.dataChanged', message("The data '{{data}}' has changed since '{{run}}' was started", { data, run }), {
    where: data,
    expected: message('data with the fingerprint {{fingerprint}}', { fingerprint: dataFingerprint }),
    received: dataset.fingerprint,
    fix: message('Restore the data, or start a new run'),
  });
}

/** A diagnostic that does not stop a run, as the contract tells it. */
export function warningOf({ code, template, values, nodeId, fix }: Diagnostic): RunWarning {
  const text = { template, ...(values && { values }) };
  return { code, ...text, ...(nodeId !== undefined && { nodeId }), ...(fix && { fix: fix.label }) };
}
