import { Text } from '@mantine/core';
import { Section } from '../../kit/surface/index.ts';
import { formatBytes, formatFlops } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import type { GraphCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { type Cost, CostList } from './CostList.tsx';
import { useCosts } from './useCosts.ts';

const flops = { format: formatFlops, unit: later('floating-point operations') } as const;
const bytes = { format: formatBytes, unit: later('bytes') } as const;

/** Costs of the whole graph, for prediction and training. */
export function GraphCostsSection() {
  const current = useCosts();
  if (!current || current.costs.nodes.size === 0) return null;
  const { costs, isUpdating } = current;
  return (
    <Section title={t('Compute')}>
      <CostList costs={describeGraph(costs)} isUpdating={isUpdating} />
      {!costs.isComplete && (
        <Text fz="xs" c="dimmed" mt="xs">
          {t('Excludes layers whose sequences are too long to count while editing.')}
        </Text>
      )}
    </Section>
  );
}

function describeGraph({ sample, step, memory, batchSize }: GraphCosts): Cost[] {
  return [
    { term: 'flop', label: t('Inference'), amount: sample, ...flops },
    { term: 'step', label: t('Training step, batch of {{batchSize}}', { batchSize }), amount: step.total, ...flops },
    {
      term: 'forwardPass',
      label: t('Forward pass'),
      amount: step.forward,
      ...flops,
      share: step.forward / step.total,
      isPart: true,
    },
    {
      term: 'backwardPass',
      label: t('Backward pass'),
      amount: step.backward,
      ...flops,
      share: step.backward / step.total,
      isPart: true,
    },
    { term: 'update', label: t('Update'), amount: step.update, ...flops, share: step.update / step.total, isPart: true },
    { term: 'trainingMemory', label: t('Training memory'), amount: memory.total, ...bytes },
    {
      term: 'parameterCount',
      label: t('Parameters'),
      amount: memory.parameters,
      ...bytes,
      share: memory.parameters / memory.total,
      isPart: true,
    },
    {
      term: 'optimizerMemory',
      label: t('Optimizer'),
      amount: memory.slots,
      ...bytes,
      share: memory.slots / memory.total,
      isPart: true,
    },
    {
      term: 'activationMemory',
      label: t('Outputs'),
      amount: memory.outputs,
      ...bytes,
      share: memory.outputs / memory.total,
      isPart: true,
    },
    {
      term: 'gradientMemory',
      label: t('Gradients'),
      amount: memory.gradients,
      ...bytes,
      share: memory.gradients / memory.total,
      isPart: true,
    },
  ];
}
