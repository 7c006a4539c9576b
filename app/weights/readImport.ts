import { z } from 'zod';
import type { ImportedFrom } from '#app/contract/index.ts';
import { type Datasets, type DescribedDataset, filesOf } from '#app/datasets/index.ts';
import { createRunId, type NewImport } from '#app/store/index.ts';
import { type CheckedGraph, checkGraph, type GraphDocument, writeTraining } from '#engine/graph/index.ts';
import { type ReadTraining, requireFinite, trainedOn, type WeightsFile } from '#engine/interchange/index.ts';
import { message, UserError } from '#engine/messages/index.ts';
import { weightsFileError } from './errors.ts';
import { matchFile } from './matchFile.ts';
import { computeOutputs, hashOutputs, type Network } from './outputs.ts';
import { verificationRows } from './verificationRows.ts';
import { readWeightsFile } from './writeWeights.ts';

export interface ImportOptions {
  readonly path: string;
  /** The name shown for the file; its path may be that of a copy. */
  readonly fileName: string;
  /** The graph for weights of a format without one. */
  readonly openGraph?: GraphDocument | undefined;
  /** Base of relative data paths. */
  readonly baseDirectory: string;
}

/** A weights file that is ready to be stored, with the graph in it, if it has one. */
export interface ReadImport {
  readonly content: NewImport;
  readonly document: GraphDocument | undefined;
}

/**
 * Reads a weights file to add to the runs, and checks that its weights are finite, fit the graph, and reproduce the outputs recorded
 * in the file. Call it in a worker.
 * @throws UserError weights.*, graph.*, file.missing, file.unreadable
 */
export async function readImport(datasets: Datasets, options: ImportOptions): Promise<ReadImport> {
  const { path, fileName, openGraph, baseDirectory } = options;
  const file = await readWeightsFile(path, fileName);
  requireFinite(file.parameters, fileName);
  const document = file.document ?? openGraph;
  if (!document) throw noGraph(fileName);
  const graph = checkGraph(document);
  const parameters = matchFile(graph, file, fileName);
  const { preparation, training } = file;
  const verification = checkVerification({ graph, parameters, preparation }, file, loadIfBuiltIn(datasets, document));
  const { configuration, analysis } = graph;
  return {
    document: file.document && named(file.document, fileName),
    content: {
      run: {
        id: createRunId(),
        graphId: null,
        graphName: named(document, fileName).name,
        document,
        configuration: writeTraining(configuration),
        seed: configuration.seed,
        dataset: document.data?.dataset ?? '',
        dataFingerprint: trainedOn(file)?.fingerprint ?? '',
        preparation,
        normalize: document.data?.normalize ?? 'none',
        samples: null,
        baseDirectory,
        engineVersion: '',
        executor: '',
        parameters: analysis.parameters,
        epochs: 0,
        steps: 0,
        startedAt: Date.now(),
      },
      from: { fileName, ...originOf(training), verification },
      training,
      parameters,
    },
  };
}

const count = z.number().int().min(0).nullable().catch(null).default(null);
const originSchema = z.object({ run: z.string().max(200).nullable().catch(null).default(null), step: count, epoch: count });

/** The run, step and epoch that a file names. */
function originOf(training: ReadTraining | undefined): z.infer<typeof originSchema> {
  return originSchema.parse(training ?? {});
}

/** A document with a name, if need be that of its file. */
function named(document: GraphDocument, fileName: string): GraphDocument & { readonly name: string } {
  const name = document.name?.trim() || fileName.replace(/(\.weights)?\.(json|safetensors)$/i, '').slice(0, 200) || fileName;
  return { ...document, name };
}

/** The data of a graph, unless it is a file: that is only read with the user's permission. */
function loadIfBuiltIn(datasets: Datasets, { data }: GraphDocument): DescribedDataset | undefined {
  try {
    return data && filesOf(data.dataset, '.').length === 0 ? datasets.load(data) : undefined;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Whether a network has the outputs that its file records, for the samples of its data or for random ones. */
function checkVerification(
  network: Network & { readonly graph: CheckedGraph },
  file: WeightsFile,
  dataset: DescribedDataset | undefined,
): ImportedFrom['verification'] {
  const { verification, document } = file;
  if (!verification) return 'absent';
  const reproduces = (data: DescribedDataset | undefined) =>
    hashOutputs(computeOutputs(network, verificationRows(network.graph, data))) === verification.outputsSha256;
  if ((dataset && reproduces(dataset)) || reproduces(undefined)) return 'passed';
  const isComparable = dataset ? dataset.fingerprint === trainedOn(file)?.fingerprint : document !== undefined && !document.data;
  return isComparable ? 'failed' : 'skipped';
}

function noGraph(file: string) {
  return weightsFileError('weights.noGraph', message("'{{file}}' has weights, but no graph", { file }), {
    where: file,
    expected: message('an open graph that the weights fit'),
    received: message('none'),
    fix: message('Open the graph of these weights, then the file again'),
  });
}
