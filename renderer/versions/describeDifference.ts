import type { DifferenceCounts } from '#engine/graph/index.ts';
import { plural } from '../format/index.ts';

/** A difference in a line: "+2 nodes, 1 parameter". Wires are told where no node came or went, places where nothing else changed. */
export function describeDifference(counts: DifferenceCounts): string {
  const { nodesAdded, nodesRemoved, nodesChanged, nodesMoved, wiresAdded, wiresRemoved, parameters, settings } = counts;
  const wires = nodesAdded + nodesRemoved === 0;
  const parts = [
    nodesAdded > 0 && `+${plural(nodesAdded, 'node')}`,
    nodesRemoved > 0 && `−${plural(nodesRemoved, 'node')}`,
    nodesChanged > 0 && `~${plural(nodesChanged, 'node')}`,
    wires && wiresAdded > 0 && `+${plural(wiresAdded, 'wire')}`,
    wires && wiresRemoved > 0 && `−${plural(wiresRemoved, 'wire')}`,
    parameters > 0 && plural(parameters, 'parameter'),
    settings > 0 && plural(settings, 'setting'),
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(', ');
  return nodesMoved > 0 ? `${plural(nodesMoved, 'node')} moved` : 'No change';
}
