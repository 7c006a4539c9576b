import { stat } from 'node:fs/promises';
import type { SavedFile } from '#app/contract/index.ts';
import type { Datasets, DescribedDataset } from '#app/datasets/index.ts';
import { plainName } from '#app/files/index.ts';
import type { Host } from '#app/host.ts';
import {
  findLastCheckpoint,
  findRun,
  readLossAt,
  type StoredCheckpoint,
  type StoredRun,
  type WritingConnection,
} from '#app/store/index.ts';
import { UserError } from '#engine/errors.ts';
import { type GraphDocument, readTraining } from '#engine/graph/index.ts';
import type { TensorEncoding, TrainingOrigin, Verification } from '#engine/interchange/index.ts';
import { weightsFileError } from './errors.ts';
import { type WeightsSource, weightsSource } from './weightsSource.ts';
import { type PreparedWeights, prepareWeights } from './writeWeights.ts';

export interface ExportedWeights {
  readonly file: SavedFile;
  readonly source: WeightsSource;
  /** How many trained numbers there are. */
  readonly parameters: number;
  readonly maxAbsError: number;
}

export interface WrittenWeights {
  readonly path: string;
  /** Absent where the weights are not those of a run. */
  readonly source?: WeightsSource;
  readonly bytes: number;
  /** How many trained numbers there are. */
  readonly parameters: number;
  readonly verification: Verification;
}

/** The weights of runs on their way out. All of it throws UserError weights.*, file.full and file.unwritable. */
export interface Weights {
  /** Lets the person save the weights of a run's last checkpoint; they are re-read and verified. */
  export(runId: string, options?: { readonly encoding?: TensorEncoding }): Promise<ExportedWeights>;
  /** The same, to a path that is known. */
  exportTo(runId: string, path: string, options?: { readonly encoding?: TensorEncoding | undefined }): Promise<WrittenWeights>;
}

export interface WeightsContext {
  readonly connection: WritingConnection;
  readonly datasets: Datasets;
  readonly host: Pick<Host, 'saveFile'>;
}

export function openWeights(context: WeightsContext): Weights {
  return {
    async export(runId, { encoding } = {}) {
      const { prepared, source, fileName } = prepareRunWeights(context, runId, encoding);
      const file = await context.host.saveFile(fileName, prepared.write);
      return { file, source, parameters: prepared.parameters, maxAbsError: prepared.verification.maxAbsError };
    },
    async exportTo(runId, path, { encoding } = {}) {
      const { prepared, source } = prepareRunWeights(context, runId, encoding);
      const { parameters, verification, write } = prepared;
      await write(path);
      return { path, bytes: (await stat(path)).size, parameters, verification, source };
    },
  };
}

function prepareRunWeights(
  { connection, datasets }: WeightsContext,
  runId: string,
  encoding: TensorEncoding | undefined,
): { prepared: PreparedWeights; source: WeightsSource; fileName: string } {
  const run = findRun(connection, runId);
  const checkpoint = findLastCheckpoint(connection, runId);
  if (!run || !checkpoint) throw noWeights(runId);
  const { document, summary } = run;
  const dataset = loadIfThere(datasets, run);
  const source = weightsSource(connection, run, checkpoint);
  const loss = readLossAt(connection, runId, source.step);
  const training = describeOrigin({ run, checkpoint, source, loss, dataset });
  const { parameters } = checkpoint;
  const prepared = prepareWeights({ document, parameters, training, dataset, encoding });
  return { prepared, source, fileName: `${plainName(`${summary.graphName} ${summary.name}`)}.weights.json` };
}

/** Data that is gone does not keep weights from being exported. */
function loadIfThere(datasets: Datasets, { document, baseDirectory }: StoredRun): DescribedDataset | undefined {
  if (!document.data) return undefined;
  try {
    return datasets.load(document.data, { baseDirectory });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

interface Origin {
  readonly run: StoredRun;
  readonly checkpoint: StoredCheckpoint;
  readonly source: WeightsSource;
  readonly loss: number | undefined;
  readonly dataset: DescribedDataset | undefined;
}

function describeOrigin({ run, checkpoint, source, loss, dataset }: Origin): TrainingOrigin {
  const { summary, document, dataFingerprint } = run;
  // Data that has changed since would be normalized in another way than the network was trained with.
  const normalization = dataset?.fingerprint === dataFingerprint ? describeNormalization(dataset) : undefined;
  return {
    run: summary.id,
    ...(source.status !== 'completed' && { status: source.status }),
    step: source.step,
    epoch: source.epoch,
    ...(loss !== undefined && { loss }),
    ...(source.isRestored && { restoredAfter: source.trained }),
    optimizer: describeOptimizer(document, checkpoint, source),
    dataset: { name: summary.dataset, sha256: dataFingerprint, ...(normalization && { normalization }) },
  };
}

/** The optimizer with its own memory; what else training keeps for each parameter is of no use elsewhere. */
function describeOptimizer(
  { training }: GraphDocument,
  { slots }: StoredCheckpoint,
  { isRestored, epoch, trained }: WeightsSource,
): NonNullable<TrainingOrigin['optimizer']> {
  const { optimizer, optimizerParams } = readTraining(training).configuration;
  if (isRestored) {
    const note = `left out: the weights are restored from epoch ${epoch}, the optimizer state was that of epoch ${trained.epoch}`;
    return { type: optimizer.type, note, slots: [] };
  }
  const own = optimizer.slots(optimizerParams as never);
  return { type: optimizer.type, slots: slots.filter(({ name }) => own.some((slot) => name.endsWith(`/${slot}`))) };
}

/** What raw numbers must go through before the network can use them; undefined where they are used as they are. */
function describeNormalization({ inputs }: DescribedDataset): NonNullable<TrainingOrigin['dataset']>['normalization'] {
  const normalized = inputs.flatMap(({ name, normalization }) =>
    normalization ? [[name, { offset: [...normalization.offset], scale: [...normalization.scale] }] as const] : [],
  );
  return normalized.length > 0 ? Object.fromEntries(normalized) : undefined;
}

function noWeights(runId: string) {
  return weightsFileError('weights.noCheckpoint', `The run '${runId}' has no weights to export`, {
    where: runId,
    expected: 'a run with a checkpoint',
    received: 'none',
  });
}
