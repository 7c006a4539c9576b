import type { BoundGraph } from '../../graph/index.ts';
import { sizeOf } from '../../ops/index.ts';
import type { Dataset } from '../../training/index.ts';
import type { TargetReach } from '../run/diagnosedRun.ts';
import { boundsOf } from './activationBounds.ts';
import { fedNodes, valueAt } from './columns.ts';

/** Targets at a bound are reached nearly. */
const TOLERANCE = 1e-3;

/** Losses that measure a distance behind an activation with a bound, and the training targets beyond it. */
export function measureReach(graph: BoundGraph<Dataset>, train: Uint32Array): TargetReach[] {
  const { nodes, wiring } = graph.analysis;
  return fedNodes(graph, 'target').flatMap(({ node, column }) =>
    (wiring.outgoing.get(node.node.id) ?? []).flatMap(({ to: [loss] }) => {
      const source = nodes.get(wiring.incoming.get(loss)?.get('prediction')?.from[0] ?? '');
      const takesNumbers = nodes.get(loss)?.layer?.loss?.predictions.kind === 'numbers';
      const bounds = takesNumbers && source ? boundsOf(source) : undefined;
      if (!source || !bounds) return [];
      const size = sizeOf(column.shape);
      const [least, largest] = bounds;
      let outside = 0;
      for (const sample of train) {
        for (let element = 0; element < size; element++) {
          const value = valueAt(column, sample, element);
          if (value < least - TOLERANCE || value > largest + TOLERANCE) outside++;
        }
      }
      return [{ loss, activation: source.node.id, least, largest, outside: outside / (train.length * size) }];
    }),
  );
}
