import { analyzeGraph, type GraphDocument } from '../graph/index.ts';
import type { Column, SampleBatch } from '../training/index.ts';
import { fittingTargets } from './fittingTargets.ts';
import { randomColumn } from './networks.ts';

/** Random samples for the inputs or targets of a graph, valid for its loss. */
export function samplesFor(document: GraphDocument, side: 'input' | 'target', count: number, seed: number): SampleBatch {
  const { nodes } = analyzeGraph(document);
  const fitting = (column: Column) => (side === 'target' ? fittingTargets(document, column) : column);
  const columns = [...nodes.values()]
    .filter(({ layer }) => layer?.type === side)
    .map(
      ({ node, output = [], params }) =>
        [
          node.id,
          fitting(randomColumn(node.id, output, count, seed, typeof params.classes === 'number' ? params.classes : undefined)),
        ] as const,
    );
  return { count, columns: new Map(columns) };
}
