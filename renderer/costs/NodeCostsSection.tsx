import { Text } from '@mantine/core';
import type { GraphCosts, NodeCosts } from '#engine/graph/index.ts';
import { formatBytes, formatFlops } from '../format/index.ts';
import { Section } from '../surface/index.ts';
import { type Cost, CostList } from './CostList.tsx';
import { useNodeCosts } from './useCosts.ts';

const OPERATIONS = 'floating-point operations';
const flops = { format: formatFlops, unit: OPERATIONS } as const;
const bytes = { format: formatBytes, unit: 'bytes' } as const;

/** What one node takes of the machine, and how much of the whole graph that is. */
export function NodeCostsSection({ nodeId }: { readonly nodeId: string }) {
  const costs = useNodeCosts(nodeId);
  if (!costs) return null;
  const { node, whole } = costs;
  const aside = (
    <Text fz="xs" c="dimmed">
      share of the graph
    </Text>
  );
  return (
    <Section title="Costs" aside={node && aside}>
      {node ? (
        <CostList costs={describeNode(node, whole)} />
      ) : (
        <Text fz="xs" c="dimmed">
          Nothing to count: the shapes are still open, the node is bypassed, or its sequence is too long to count while you draw.
        </Text>
      )}
    </Section>
  );
}

function describeNode(node: NodeCosts, { sample, step, batchSize }: GraphCosts): Cost[] {
  const { forward, backward, outputBytes, parameterBytes, slotBytes } = node;
  const stored: Cost[] = [
    { label: 'Parameters', amount: parameterBytes, ...bytes },
    { label: 'Optimizer', amount: slotBytes, ...bytes },
  ];
  return [
    { label: 'Prediction', amount: node.sample, ...flops, share: node.sample / sample },
    { label: 'Step, forward', amount: forward, ...flops, share: forward / step.total },
    { label: 'Step, backward', amount: backward, ...flops, share: backward / step.total },
    { label: 'Output, a sample', amount: outputBytes, ...bytes },
    { label: 'Output, a batch', amount: outputBytes * batchSize, ...bytes },
    ...(parameterBytes > 0 ? stored : []),
  ];
}
