import { assignColumns, dataNodes, type GraphAnalysis, type GraphDocument, normalizesTarget } from '../graph/index.ts';
import { sizeOf } from '../ops/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { measureColumn, normalizeColumn } from './normalizeColumn.ts';
import { normalizationOf, type Preparation } from './preparation.ts';

/**
 * Normalizes a data set's targets for training on a graph, as its settings say: fitted on the training samples only. Stored
 * values stay raw.
 */
export function normalizeTargets(analysis: GraphAnalysis, { data }: GraphDocument, dataset: Dataset): Dataset {
  const { train } = dataset.splits;
  const assigned = assignColumns(dataNodes(analysis.nodes, 'target'), dataset.targets);
  const chosen = new Set<Column>();
  for (const [nodeId, columns] of assigned) {
    if (columns.some(({ classes }) => classes !== undefined)) continue;
    const statistics = columns.flatMap((column) => measureColumn(column, train, sizeOf(column.shape)));
    if (normalizesTarget(data?.normalizeTarget, nodeId, analysis, statistics)) for (const column of columns) chosen.add(column);
  }
  if (chosen.size === 0) return dataset;
  const targets = dataset.targets.map((column) => (chosen.has(column) ? normalizeColumn(column, train, 'standard') : column));
  return { ...dataset, targets };
}

/** Normalizes a data set's targets as a run's original data. */
export function renormalizeTargets(dataset: Dataset, preparation: Preparation | undefined): Dataset {
  const known = new Map(preparation?.targets.map((column) => [column.name, normalizationOf(column)]));
  const targets = dataset.targets.map((column) => {
    const normalization = known.get(column.name);
    return normalization ? { ...column, normalization } : column;
  });
  return { ...dataset, targets };
}
