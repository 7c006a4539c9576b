import { Text } from '@mantine/core';
import { useStore } from 'zustand';
import { expandedId } from '../document/index.ts';
import { formatFlops } from '../format/index.ts';
import { t } from '../language/index.ts';
import { useActiveGraph } from '../workbench/index.ts';
import { useCosts } from './useCosts.ts';

/** What several nodes take together. */
export function SelectionCosts({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const { document, place } = useStore(useActiveGraph().store);
  const nodes = useCosts()?.nodes;
  if (!nodes) return null;
  const flops = nodeIds.reduce((sum, id) => sum + (nodes.get(expandedId(document, place, id))?.sample ?? 0), 0);
  return <Text fz="sm">{t('{{flops}} a sample together', { flops: formatFlops(flops) })}</Text>;
}
