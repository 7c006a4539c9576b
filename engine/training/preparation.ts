import {
  bindColumns,
  type ColumnDescription,
  dataNodes,
  type GraphAnalysis,
  type NodeAnalysis,
  type Preparation,
  type PreparedColumn,
} from '../graph/index.ts';
import type { Column, Dataset } from './dataset.ts';
import type { SampleBatch } from './samples.ts';

export type { Preparation, PreparedColumn, PreparedField, PreparedWindow } from '../graph/index.ts';

/** The preparation of a data set that is loaded, split and normalized. */
export function preparationOf({ inputs, targets }: Pick<Dataset, 'inputs' | 'targets'>): Preparation {
  return { inputs: inputs.map(describeColumn), targets: targets.map(describeColumn) };
}

function describeColumn({
  name,
  shape,
  features,
  fields,
  window,
  isIndex,
  classes,
  classNames,
  normalization,
}: Column): PreparedColumn {
  return {
    name,
    shape: [...shape],
    ...(features && { features: [...features] }),
    ...(fields && { fields: [...fields] }),
    ...(window && { window }),
    ...(isIndex && { isIndex }),
    ...(classes !== undefined && { classes }),
    ...(classNames && { classNames: [...classNames] }),
    ...(normalization && { normalization: { offset: [...normalization.offset], scale: [...normalization.scale] } }),
  };
}

/** The normalization of a prepared column, in the form of columns. */
export function normalizationOf({ normalization }: BoundColumn): Column['normalization'] {
  return normalization && { offset: Float64Array.from(normalization.offset), scale: Float64Array.from(normalization.scale) };
}

/** Raw samples with the training data's normalization, if any. */
export function prepareSamples(
  batch: SampleBatch,
  { nodes }: GraphAnalysis,
  side: 'input' | 'target',
  preparation: Preparation | undefined,
): SampleBatch {
  const prepared = bindPrepared(dataNodes(nodes, side), side, preparation);
  const columns = [...batch.columns].map(([nodeId, column]) => {
    const known = prepared.get(nodeId);
    const normalization = known && normalizationOf(known);
    return [nodeId, { ...column, ...(normalization && { normalization }) }] as const;
  });
  return { ...batch, columns: new Map(columns) };
}

/** A column of the training data, or several joined for one node. */
export type BoundColumn = Pick<ColumnDescription, 'name' | 'classNames' | 'normalization'>;

/** The training data's column for each node. */
export function bindPrepared(
  nodes: readonly NodeAnalysis[],
  side: 'input' | 'target',
  preparation: Preparation | undefined,
): Map<string, BoundColumn> {
  const columns = (side === 'input' ? preparation?.inputs : preparation?.targets) ?? [];
  return bindColumns<ColumnDescription>(nodes, columns);
}
