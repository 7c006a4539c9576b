import { Text } from '@mantine/core';
import { Section } from '../../kit/surface/index.ts';
import { formatBytes, formatFlops } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import type { GraphCosts, NodeCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { type Cost, CostList } from './CostList.tsx';
import { useNodeCosts } from './useCosts.ts';

const OPERATIONS = later('floating-point operations');
const flops = { format: formatFlops, unit: OPERATIONS } as const;
const bytes = { format: formatBytes, unit: later('bytes') } as const;

/** A node's costs, and their share of the whole graph. */
export function NodeCostsSection({ expandedId }: { readonly expandedId: string }) {
  const costs = useNodeCosts(expandedId);
  if (!costs) return null;
  const { node, whole, isUpdating } = costs;
  // A new node is not counted yet.
  if (!node && isUpdating) return null;
  const aside = (
    <Text fz="xs" c="dimmed">
      {t('share of graph')}
    </Text>
  );
  return (
    <Section title={t('Compute')} aside={node && aside}>
      {node ? (
        <CostList costs={describeNode(node, whole)} isUpdating={isUpdating} />
      ) : (
        <Text fz="xs" c="dimmed">
          {t(
            'No estimate: the shapes are not known yet, the node is bypassed, or its sequence is too long to count while editing.',
          )}
        </Text>
      )}
    </Section>
  );
}

function describeNode(node: NodeCosts, { sample, step, batchSize }: GraphCosts): Cost[] {
  const { forward, backward, outputBytes, parameterBytes, slotBytes } = node;
  const stored: Cost[] = [
    { term: 'parameterCount', label: t('Parameters'), amount: parameterBytes, ...bytes },
    { term: 'optimizerMemory', label: t('Optimizer'), amount: slotBytes, ...bytes },
  ];
  return [
    { term: 'flop', label: t('Inference'), amount: node.sample, ...flops, share: node.sample / sample },
    { term: 'forwardPass', label: t('Forward pass'), amount: forward, ...flops, share: forward / step.total },
    { term: 'backwardPass', label: t('Backward pass'), amount: backward, ...flops, share: backward / step.total },
    { term: 'activationMemory', label: t('Activation memory per sample'), amount: outputBytes, ...bytes },
    { term: 'activationMemory', label: t('Activation memory per batch'), amount: outputBytes * batchSize, ...bytes },
    ...(parameterBytes > 0 ? stored : []),
  ];
}
