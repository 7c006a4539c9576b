import { isTensor, type Tensor } from '#engine/training/index.ts';
import { cliError } from './errors.ts';

/**
 * Refuses answers that are no numbers: JSON would hold null in their place.
 * @param outputs a tensor, or one for each node's id
 * @throws UserError cli.notFinite
 */
export function requireFiniteOutputs(outputs: Tensor | Readonly<Record<string, Tensor>>): void {
  const tensors = isTensor(outputs) ? [outputs] : Object.values(outputs);
  for (const { shape, data } of tensors) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    const sample = Math.floor(index / (data.length / shape[0])) + 1;
    throw notFinite(`The answer for sample ${sample}`, data[index]);
  }
}

/** @throws UserError cli.notFinite */
export function requireFiniteLoss(loss: number): void {
  if (!Number.isFinite(loss)) throw notFinite('The loss', loss);
}

function notFinite(what: string, value: number) {
  const received = String(value);
  return cliError('cli.notFinite', `${what} is ${received}: expected a finite number, up to 3.4e+38 in float32`, {
    expected: 'a finite number',
    received,
    fix: 'Look for numbers that grow too large with lens, and scale the data or use other weights',
  });
}
