import { type BoundGraph, dataNodes, type NodeAnalysis } from '../../graph/index.ts';
import { sizeOf } from '../../ops/index.ts';
import type { Column, Dataset } from '../../training/index.ts';

/** An input or target node with the column that feeds it. */
export interface FedNode {
  readonly node: NodeAnalysis;
  readonly column: Column;
}

export function fedNodes({ analysis, columns }: BoundGraph<Dataset>, type: 'input' | 'target'): FedNode[] {
  return dataNodes(analysis.nodes, type).flatMap((node) => {
    const column = columns.get(node.node.id);
    return column ? [{ node, column }] : [];
  });
}

/** True if a node feeds only ports that take quantities, not indices. */
export function feedsQuantities({ node }: FedNode, { analysis: { nodes, wiring } }: BoundGraph<Dataset>): boolean {
  const wires = wiring.outgoing.get(node.node.id) ?? [];
  return wires.every(({ to: [id, port] }) => nodes.get(id)?.layer?.inputs[port]?.indices === undefined);
}

/** Element `element` of a sample, normalized as in training. */
export function valueAt({ data, shape, normalization }: Column, sample: number, element: number): number {
  const raw = data[sample * sizeOf(shape) + element];
  if (!normalization) return raw;
  const { offset, scale } = normalization;
  return (raw - offset[element % offset.length]) * scale[element % scale.length];
}

/** All values of one element over some samples. */
export function valuesOf(column: Column, samples: Uint32Array, element: number): Float64Array {
  return Float64Array.from(samples, (sample) => valueAt(column, sample, element));
}

/** The only target of the graph, if it holds one class or one quantity per sample. */
export function singleTarget(graph: BoundGraph<Dataset>): FedNode | undefined {
  const targets = fedNodes(graph, 'target');
  return targets.length === 1 && sizeOf(targets[0].column.shape) === 1 ? targets[0] : undefined;
}

/**
 * The number of classes of a target: as declared, or 2 for the two values of a yes or no; undefined for a quantity.
 */
export function classesOf({ column, node }: FedNode, samples: Uint32Array): number | undefined {
  const declared = column.classes ?? node.params.classes;
  if (typeof declared === 'number') return declared;
  return samples.every((sample) => column.data[sample] === 0 || column.data[sample] === 1) ? 2 : undefined;
}
