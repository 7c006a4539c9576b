import { Stack } from '@mantine/core';
import { formatBytes, formatFlops } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useNodeCosts } from './useCosts.ts';

/** A node's costs, in a tooltip on the canvas. */
export function NodeCostTip({ expandedId, parameters }: { readonly expandedId: string; readonly parameters: number }) {
  const node = useNodeCosts(expandedId)?.node;
  return (
    <Stack gap={2}>
      {parameters > 0 && <span>{t('{{count}} parameters', { count: parameters })}</span>}
      {node && <span>{t('{{sample}}s/sample', { sample: formatFlops(node.sample) })}</span>}
      {node && <span>{t('{{outputBytes}} of activations per sample', { outputBytes: formatBytes(node.outputBytes) })}</span>}
    </Stack>
  );
}
