import { Stack, Tooltip } from '@mantine/core';
import { formatBytes, formatCount, formatFlops } from '../format/index.ts';
import { useCosts } from './useCosts.ts';

/** What the graph takes, for the status bar: a prediction, a training step, and the memory for it. */
export function StatusCosts() {
  const costs = useCosts();
  if (!costs || costs.nodes.size === 0) return null;
  const { sample, step, memory, batchSize } = costs;
  const operations = (
    <Stack gap={2}>
      <span>{`A prediction: ${formatCount(sample)} floating-point operations a sample`}</span>
      <span>{`A training step: ${formatCount(step.total)} for a batch of ${batchSize}`}</span>
    </Stack>
  );
  const held = `To train with batches of ${batchSize}: ${formatCount(memory.total)} bytes of parameters, optimizer, outputs and gradients`;
  return (
    <>
      <Tooltip label={operations} maw={360}>
        <span data-testid="flops">{formatFlops(sample)} a sample</span>
      </Tooltip>
      {step.total > 0 && (
        <Tooltip label={held} maw={360}>
          <span data-testid="training-memory">{formatBytes(memory.total)} to train</span>
        </Tooltip>
      )}
    </>
  );
}
