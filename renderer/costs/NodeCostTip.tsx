import { Stack } from '@mantine/core';
import { formatBytes, formatFlops } from '../format/index.ts';
import { t } from '../language/index.ts';
import { useNodeCosts } from './useCosts.ts';

/** A node's costs, in a tooltip on the canvas. */
export function NodeCostTip({ expandedId, parameters }: { readonly expandedId: string; readonly parameters: number }) {
  const node = useNodeCosts(expandedId)?.node;
  return (
    <Stack gap={2}>
      {parameters > 0 && <span>{t('{{count}} parameters', { count: parameters })}</span>}
      {node && <span>{t('{{sample}} a sample', { sample: formatFlops(node.sample) })}</span>}
      {node && <span>{t('{{outputBytes}} of output a sample', { outputBytes: formatBytes(node.outputBytes) })}</span>}
    </Stack>
  );
}
