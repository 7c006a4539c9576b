import { type Message, message } from '#engine/messages/index.ts';
import { isTensor, type Tensor } from '#engine/training/index.ts';
import { cliError } from '../invocation/errors.ts';

/**
 * Rejects non-finite outputs, which JSON would write as null.
 * @param outputs a tensor, or one per node id
 * @throws UserError cli.notFinite
 */
export function requireFiniteOutputs(outputs: Tensor | Readonly<Record<string, Tensor>>): void {
  const tensors = isTensor(outputs) ? [outputs] : Object.values(outputs);
  for (const { shape, data } of tensors) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    const sample = Math.floor(index / (data.length / shape[0])) + 1;
    throw notFinite(message('The prediction for sample {{sample}}', { sample }), data[index]);
  }
}

/** @throws UserError cli.notFinite */
export function requireFiniteLoss(loss: number): void {
  if (!Number.isFinite(loss)) throw notFinite(message('The loss'), loss);
}

function notFinite(what: Message, value: number) {
  const received = String(value);
  const text = message('{{what}} is {{received}}: expected a finite number, up to 3.4e+38 in float32', { what, received });
  return cliError('cli.notFinite', text, {
    expected: message('a finite number'),
    received,
    fix: message('Use lens to find values that grow too large; scale the data or use other weights'),
  });
}
