import { Stack } from '@mantine/core';
import { Term } from '../../controls/terms/index.ts';
import { formatBytes, formatFlops } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useCosts } from './useCosts.ts';

/** The graph's costs in the status bar: a prediction, a training step, and its memory. */
export function StatusCosts() {
  const costs = useCosts()?.costs;
  if (!costs || costs.nodes.size === 0) return null;
  const { sample, step, memory, batchSize } = costs;
  const operations = (
    <Stack gap={2}>
      <span>{t('Inference: {{sample}} floating-point operations per sample', { sample })}</span>
      <span>{t('Training step: {{total}} for a batch of {{batchSize}}', { total: step.total, batchSize })}</span>
    </Stack>
  );
  const held = t(
    'Training with batches of {{batchSize}}: {{total}} bytes for parameters, optimizer state, activations and gradients',
    { batchSize, total: memory.total },
  );
  return (
    <>
      <Term of="flop" detail={operations} data-testid="flops">
        {t('{{sample}}s/sample', { sample: formatFlops(sample) })}
      </Term>
      {step.total > 0 && (
        <Term of="trainingMemory" detail={held} data-testid="training-memory">
          {t('Training memory: {{total}}', { total: formatBytes(memory.total) })}
        </Term>
      )}
    </>
  );
}
