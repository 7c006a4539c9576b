import { stat } from 'node:fs/promises';
import type { Datasets, DescribedDataset } from '#app/datasets/index.ts';
import { plainName } from '#app/files/index.ts';
import type { Host } from '#app/host/host.ts';
import { Replayer } from '#app/replay/index.ts';
import {
  findLastCheckpoint,
  findRun,
  type ReadingConnection,
  readImportedTraining,
  readLossAt,
  type StoredRun,
} from '#app/store/index.ts';
import { type CheckedGraph, checkGraph, type Preparation } from '#engine/graph/index.ts';
import { chooseFormat, type FormatChoice, type TrainingOrigin, type Verification } from '#engine/interchange/index.ts';
import { createWasmExecutor, type Executor } from '#engine/kernels/index.ts';
import { type Message, message, UserError } from '#engine/messages/index.ts';
import { type Checkpoint, preparationOf } from '#engine/training/index.ts';
import { weightsFileError } from './errors.ts';
import { type WeightsSource, weightsSource } from './weightsSource.ts';
import { type PreparedWeights, prepareWeights } from './writeWeights.ts';

export interface WrittenWeights {
  readonly path: string;
  /** Absent if the weights do not come from a run. */
  readonly source?: WeightsSource;
  /** Doubts about rebuilt weights. */
  readonly remarks?: readonly Message[];
  readonly bytes: number;
  /** Number of trained parameters. */
  readonly parameters: number;
  /** Absent for a format without a reader. */
  readonly verification?: Verification | undefined;
}

/** A format with its options, not yet checked. */
export interface ExportOptions extends FormatChoice {
  /** The step after which the weights are, rebuilt if it has no checkpoint. Default: that of the last checkpoint. */
  readonly step?: number | undefined;
  /** False to leave the data alone, if the user has not allowed to read its files. Default true. */
  readonly readsData?: boolean | undefined;
  /** Cancels the export, unless already written. */
  readonly signal?: AbortSignal | undefined;
}

/** Prepared weights in another thread. */
export interface HeldWeights extends PreparedWeights {
  /** Suggested file name. */
  readonly fileName: string;
  /** Which of the run's weights these are. */
  readonly source: WeightsSource;
  /** Doubts about rebuilt weights. */
  readonly remarks: readonly Message[];
  /** Frees them. */
  release(): Promise<void>;
}

/** Does the work of {@link prepareRunWeights} in another thread. */
interface Preparer {
  prepareWeights(runId: string, options: ExportOptions): Promise<HeldWeights>;
}

/** Export of the weights of runs. All methods throw UserError weights.*, format.*, background.*, file.full and file.unwritable. */
export function openWeights(background: Preparer, host: Pick<Host, 'saveFile'>) {
  return {
    /** Saves the weights of a run where the user chooses; the file is read back and verified. */
    async export(runId: string, options: ExportOptions = {}) {
      const { fileName, source, parameters, write, release } = await background.prepareWeights(runId, options);
      try {
        let verification: Verification | undefined;
        const file = await host.saveFile(fileName, async (path) => {
          verification = await write(path);
        });
        return { file, source, parameters, ...(verification && { verification }) };
      } finally {
        await release();
      }
    },
    /** The same, to a given path. */
    async exportTo(runId: string, path: string, options: ExportOptions = {}): Promise<WrittenWeights> {
      const { source, remarks, parameters, write, release } = await background.prepareWeights(runId, options);
      try {
        const verification = await write(path);
        return { path, bytes: (await stat(path)).size, parameters, verification, source, remarks };
      } finally {
        await release();
      }
    },
  };
}

/**
 * Reads the weights of a run, or rebuilds them, and makes the content of their file. Synchronous: call it in a worker.
 * @param createExecutor of the replay; default: on this thread alone
 * @throws UserError weights.*, format.*, and for a given step replay.*, dataset.*
 */
export function prepareRunWeights(
  connection: ReadingConnection,
  datasets: Datasets,
  runId: string,
  { readsData = true, step, ...choice }: Omit<ExportOptions, 'signal'>,
  createExecutor: () => Executor = createWasmExecutor,
): { prepared: PreparedWeights; source: WeightsSource; remarks: readonly Message[]; fileName: string } {
  const chosen = chooseFormat(choice);
  const { run, checkpoint, remarks } =
    step === undefined ? findLast(connection, runId) : rebuild(connection, datasets, { runId, step, createExecutor });
  const { document, summary } = run;
  const dataset = readsData ? loadIfThere(datasets, run) : undefined;
  const preparation = preparationOfRun(run, dataset);
  const source = weightsSource(connection, run, checkpoint);
  const graph = checkGraph(document);
  const { parameters } = checkpoint;
  const origin = summary.importedFrom
    ? { carriedTraining: readImportedTraining(connection, runId) }
    : {
        training: describeOrigin({
          ...{ graph, run, checkpoint, source, dataset },
          loss: readLossAt(connection, runId, source.step),
        }),
      };
  const prepared = prepareWeights({ graph, parameters, preparation, ...origin, dataset, chosen });
  const fileName = `${plainName(`${summary.graphName} ${summary.name}`)}.${chosen.format.extension}`;
  return { prepared, source, remarks, fileName };
}

interface RunWeights {
  readonly run: StoredRun;
  readonly checkpoint: Checkpoint;
  readonly remarks: readonly Message[];
}

function findLast(connection: ReadingConnection, runId: string): RunWeights {
  const run = findRun(connection, runId);
  const checkpoint = findLastCheckpoint(connection, runId);
  if (!run || !checkpoint) throw noWeights(runId);
  return { run, checkpoint, remarks: [] };
}

function rebuild(
  connection: ReadingConnection,
  datasets: Datasets,
  { runId, step, createExecutor }: { readonly runId: string; readonly step: number; readonly createExecutor: () => Executor },
): RunWeights {
  const replayed = new Replayer(connection, datasets, runId, { executor: createExecutor() }).at(step);
  const run = findRun(connection, runId);
  if (!run) throw noWeights(runId);
  return { run, ...replayed };
}

/** Weights can be exported without the data. */
function loadIfThere(datasets: Datasets, { document, baseDirectory }: StoredRun): DescribedDataset | undefined {
  if (!document.data) return undefined;
  try {
    return datasets.load(document.data, { baseDirectory });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** For a run of an earlier version, derived from the data unless that has changed. */
function preparationOfRun(
  { preparation, dataFingerprint, summary }: StoredRun,
  dataset: DescribedDataset | undefined,
): Preparation | undefined {
  if (preparation || summary.importedFrom) return preparation;
  return dataset?.fingerprint === dataFingerprint ? preparationOf(dataset) : undefined;
}

interface Origin {
  readonly graph: CheckedGraph;
  readonly run: StoredRun;
  readonly checkpoint: Checkpoint;
  readonly source: WeightsSource;
  readonly loss: number | undefined;
  readonly dataset: DescribedDataset | undefined;
}

function describeOrigin({ graph, run, checkpoint, source, loss, dataset }: Origin): TrainingOrigin {
  const { summary, dataFingerprint } = run;
  const isWithinEpoch = checkpoint.batchInEpoch > 0 && !source.isRestored;
  // Changed data would be normalized differently than in training.
  const normalization = dataset?.fingerprint === dataFingerprint ? describeNormalization(dataset) : undefined;
  return {
    run: summary.id,
    ...(source.status !== 'completed' && { status: source.status }),
    step: source.step,
    epoch: source.epoch,
    ...(loss !== undefined && { loss }),
    ...(isWithinEpoch && source.epoch > 1 && { lossEpoch: source.epoch - 1 }),
    ...(source.isRestored && { restoredAfter: source.trained }),
    optimizer: describeOptimizer(graph, checkpoint, source),
    dataset: { name: summary.dataset, sha256: dataFingerprint, ...(normalization && { normalization }) },
  };
}

/** The optimizer with its state, without training's other values per parameter. */
function describeOptimizer(
  { configuration: { optimizer, optimizerParams } }: CheckedGraph,
  { slots }: Checkpoint,
  { isRestored, epoch, trained }: WeightsSource,
): NonNullable<TrainingOrigin['optimizer']> {
  if (isRestored) {
    const note = `left out: the weights are restored from epoch ${epoch}, the optimizer state was that of epoch ${trained.epoch}`;
    return { type: optimizer.type, note, slots: [] };
  }
  const own = optimizer.slots(optimizerParams);
  return { type: optimizer.type, slots: slots.filter(({ name }) => own.some((slot) => name.endsWith(`/${slot}`))) };
}

/** Normalization of the inputs; undefined if there is none. */
function describeNormalization({ inputs }: DescribedDataset): NonNullable<TrainingOrigin['dataset']>['normalization'] {
  const normalized = inputs.flatMap(({ name, normalization }) =>
    normalization ? [[name, { offset: [...normalization.offset], scale: [...normalization.scale] }] as const] : [],
  );
  return normalized.length > 0 ? Object.fromEntries(normalized) : undefined;
}

function noWeights(runId: string) {
  return weightsFileError('weights.noCheckpoint', message("The run '{{run}}' has no weights to export", { run: runId }), {
    where: runId,
    expected: message('a run with a checkpoint'),
    received: message('none'),
  });
}
