import type { Notice } from '#app/contract/index.ts';
import type { Datasets } from '#app/datasets/index.ts';
import type { ReadingConnection, StoredRun } from '#app/store/index.ts';
import { noticeOf } from '#app/threads/errorData.ts';
import { loadDataOfRun } from '#app/weights/index.ts';
import {
  bindColumns,
  type CheckedGraph,
  type ColumnDescription,
  checkGraph,
  dataNodes,
  type GraphDocument,
  type Preparation,
} from '#engine/graph/index.ts';
import { LensModel } from '#engine/lens/index.ts';
import { message, UserError } from '#engine/messages/index.ts';
import { type Column, type Dataset, normalizationOf, normalizeTargets, renormalizeTargets } from '#engine/training/index.ts';
import { lensError } from './errors.ts';

/** A graph with its data, loaded for any weights. */
export interface Network {
  readonly graph: CheckedGraph;
  /** By input and target node. Without data, only what is known of it from training, such as its normalization. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Undefined for the reason in `dataProblem`. */
  readonly dataset?: Dataset;
  readonly dataProblem?: Notice;
  readonly model: LensModel;
}

export interface NetworkContext {
  readonly datasets: Datasets;
  /** Why the data must not be read, if its files were not allowed. */
  readonly refusal?: Notice | undefined;
}

/**
 * The network of a graph document, with the data that it names.
 * @param baseDirectory base of relative data set paths
 * @throws UserError graph.invalid
 */
export function openDocument(document: GraphDocument, baseDirectory: string, { datasets, refusal }: NetworkContext): Network {
  const checked = checkGraph(document);
  if (refusal) return withoutData(checked, refusal);
  return withData(checked, undefined, () => {
    const settings = document.data ?? refuseMissing();
    return normalizeTargets(checked.analysis, document, datasets.load(settings, { baseDirectory }));
  });
}

/**
 * The network of a run, with the data of its training if that is still there.
 * @throws UserError graph.invalid
 */
export function openRun(connection: ReadingConnection, run: StoredRun, { datasets, refusal }: NetworkContext): Network {
  const checked = checkGraph(run.document);
  if (refusal) return withoutData(checked, refusal, run.preparation);
  return withData(checked, run.preparation, () => {
    const { document, baseDirectory, dataFingerprint, preparation } = run;
    if (!document.data) refuseMissing();
    if (run.summary.importedFrom) return loadDataOfRun(connection, datasets, run).dataset;
    const loaded = datasets.load(document.data, { baseDirectory });
    if (loaded.fingerprint === dataFingerprint) return renormalizeTargets(loaded, preparation);
    return loadDataOfRun(connection, datasets, run).dataset;
  });
}

/** Data that is gone, has changed or does not fit leaves the weights to be seen. */
function withData(checked: CheckedGraph, preparation: Preparation | undefined, load: () => Dataset): Network {
  try {
    const graph = checked.bind(load());
    return { graph, columns: graph.columns, dataset: graph.data, model: new LensModel(graph, graph.columns) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return withoutData(checked, noticeOf(error), preparation);
  }
}

function withoutData(graph: CheckedGraph, dataProblem: Notice, preparation?: Preparation): Network {
  const columns = preparedColumns(graph, preparation);
  return { graph, columns, dataProblem, model: new LensModel(graph, columns) };
}

/** The columns of training without their samples. */
function preparedColumns({ analysis: { nodes } }: CheckedGraph, preparation: Preparation | undefined): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const side of ['input', 'target'] as const) {
    const known = bindColumns<ColumnDescription>(
      dataNodes(nodes, side),
      (side === 'input' ? preparation?.inputs : preparation?.targets) ?? [],
    );
    for (const [id, { normalization: given, ...column }] of known) {
      const normalization = normalizationOf({ ...column, normalization: given });
      columns.set(id, { ...column, data: new Float64Array(), ...(normalization && { normalization }) });
    }
  }
  return columns;
}

function refuseMissing(): never {
  throw lensError('lens.noData', message('The graph has no data set'), {
    where: 'data',
    expected: message('a data set'),
    received: message('none'),
    fix: message('Choose a data set, or type a sample'),
  });
}
