import { Stack } from '@mantine/core';
import { formatBytes, formatFlops } from '../format/index.ts';
import { t } from '../language/index.ts';
import { Term } from '../terms/index.ts';
import { useCosts } from './useCosts.ts';

/** The graph's costs in the status bar: a prediction, a training step, and its memory. */
export function StatusCosts() {
  const costs = useCosts()?.costs;
  if (!costs || costs.nodes.size === 0) return null;
  const { sample, step, memory, batchSize } = costs;
  const operations = (
    <Stack gap={2}>
      <span>{t('A prediction: {{sample}} floating-point operations a sample', { sample })}</span>
      <span>{t('A training step: {{total}} for a batch of {{batchSize}}', { total: step.total, batchSize })}</span>
    </Stack>
  );
  const held = t('To train with batches of {{batchSize}}: {{total}} bytes of parameters, optimizer, outputs and gradients', {
    batchSize,
    total: memory.total,
  });
  return (
    <>
      <Term of="flop" detail={operations} data-testid="flops">
        {t('{{sample}} a sample', { sample: formatFlops(sample) })}
      </Term>
      {step.total > 0 && (
        <Term of="trainingMemory" detail={held} data-testid="training-memory">
          {t('{{total}} to train', { total: formatBytes(memory.total) })}
        </Term>
      )}
    </>
  );
}
