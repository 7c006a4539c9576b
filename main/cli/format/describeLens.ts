import type { LensResult } from '#engine/lens/index.ts';
import type { Tensor } from '#engine/training/index.ts';
import { formatNumber } from './numbers.ts';
import { formatTable, numbers, texts } from './table.ts';

/** A summary of a forward and backward pass: the shape and norm of every tensor. */
export function describeLens({
  loss,
  objective,
  nodes,
  gradients,
  check,
}: LensResult & { check?: Record<string, number> }): string {
  const nodeTable = formatTable(
    [...texts('node', 'out'), ...numbers('norm', 'min', 'max', 'norm of dJ/dout')],
    Object.entries(nodes).map(([id, { out, dout }]) => [id, ...describeTensor(out), dout ? formatNumber(normOf(dout)) : '-']),
  );
  const gradientTable = formatTable(
    [...texts('gradient', 'shape'), ...numbers('norm', 'min', 'max', ...(check ? ['relative error'] : []))],
    Object.entries(gradients).map(([name, gradient]) => [
      name,
      ...describeTensor(gradient),
      ...(check ? [check[name].toExponential(2)] : []),
    ]),
  );
  const shown = objective === undefined ? '' : `\nJ that the gradients derive from: ${formatNumber(objective)}`;
  return `loss ${formatNumber(loss)}${shown}\n\n${nodeTable}\n\n${gradientTable}\n\nUse --json to print every value.`;
}

function describeTensor(tensor: Tensor): string[] {
  const { min, max } = rangeOf(tensor);
  return [`[${tensor.shape.join(', ')}]`, formatNumber(normOf(tensor)), formatNumber(min), formatNumber(max)];
}

function normOf({ data }: Tensor): number {
  return Math.sqrt(data.reduce((total, value) => total + value * value, 0));
}

function rangeOf({ data }: Tensor): { min: number; max: number } {
  return data.reduce(({ min, max }, value) => ({ min: Math.min(min, value), max: Math.max(max, value) }), {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
  });
}
