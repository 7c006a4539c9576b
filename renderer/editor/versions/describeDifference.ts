import type { DifferenceCounts } from '#engine/graph/index.ts';
import { t } from '../../language/index.ts';

/**
 * A difference in one line: "+2 nodes, 1 parameter". Wires are mentioned if no node was added or removed, positions if nothing
 * else changed.
 */
export function describeDifference(counts: DifferenceCounts): string {
  const { nodesAdded, nodesRemoved, nodesChanged, nodesMoved, wiresMoved, wiresAdded, wiresRemoved, parameters, settings } =
    counts;
  const wires = nodesAdded + nodesRemoved === 0;
  const parts = [
    nodesAdded > 0 && `+${t('{{count}} nodes', { count: nodesAdded })}`,
    nodesRemoved > 0 && `−${t('{{count}} nodes', { count: nodesRemoved })}`,
    nodesChanged > 0 && `~${t('{{count}} nodes', { count: nodesChanged })}`,
    wires && wiresAdded > 0 && `+${t('{{count}} wires', { count: wiresAdded })}`,
    wires && wiresRemoved > 0 && `−${t('{{count}} wires', { count: wiresRemoved })}`,
    parameters > 0 && t('{{count}} parameters', { count: parameters }),
    settings > 0 && t('{{count}} settings', { count: settings }),
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(', ');
  if (nodesMoved > 0) return t('{{count}} nodes moved', { count: nodesMoved });
  return wiresMoved > 0 ? t('{{count}} wires rerouted', { count: wiresMoved }) : t('No change');
}
