import { Stack } from '@mantine/core';
import { formatBytes, formatCount, formatFlops } from '../format/index.ts';
import { useNodeCosts } from './useCosts.ts';

/** What a node takes, in a tip on the canvas: counted only when it is shown. */
export function NodeCostTip({ nodeId, parameters }: { readonly nodeId: string; readonly parameters: number }) {
  const node = useNodeCosts(nodeId)?.node;
  return (
    <Stack gap={2}>
      {parameters > 0 && <span>{formatCount(parameters)} parameters</span>}
      {node && <span>{formatFlops(node.sample)} a sample</span>}
      {node && <span>{formatBytes(node.outputBytes)} of output a sample</span>}
    </Stack>
  );
}
