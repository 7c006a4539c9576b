import { analyzeGraph, assignColumns, BLOCK, type DataDescription, dataNodes, type GraphDocument } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';

type Params = { params?: Record<string, unknown> };

/** Required parameters of a new node: for a block, its id. */
export function paramsOf({ type, params }: Layer): Params {
  return type === BLOCK ? { params: { block: params.block.default } } : {};
}

/** The same with the data: an input or a target takes the first column that feeds no node yet. */
export function paramsFrom(layer: Layer, document: GraphDocument, data: DataDescription | undefined): Params {
  const { type } = layer;
  if (!data || (type !== 'input' && type !== 'target')) return paramsOf(layer);
  const columns = type === 'input' ? data.inputs : data.targets;
  const bound = new Set([...assignColumns(dataNodes(analyzeGraph(document).nodes, type), columns).values()].flat());
  const column = columns.find((candidate) => !bound.has(candidate));
  if (!column) return {};
  const { shape, classes } = column;
  return { params: { shape: [...shape], ...(type === 'target' && classes !== undefined && { classes }) } };
}
