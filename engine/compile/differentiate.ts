import { add, constant, type Tape, type Value } from '../ops/index.ts';

/**
 * Reverse-mode differentiation: puts the operations that compute ∂J/∂v on the tape, for every value v that the loss
 * depends on. The walk is the recursion of the residuals: each operation sends the gradient of its output back to its
 * inputs, and what reaches a value by several ways is added up.
 *
 * @returns the gradient of each value, by the value's id
 */
export function differentiate(tape: Tape, loss: Value): Map<number, Value> {
  const gradients = new Map<number, Value>([[loss.id, constant(tape, 1)]]);
  const forward = tape.operations.slice(0, -1);
  for (const { op, inputs, output, attributes } of forward.reverse()) {
    const gradient = gradients.get(output.id);
    if (!gradient) continue;
    const sent = op.vjp({ inputs, output, gradient, attributes: attributes as never });
    sent.forEach((contribution, index) => {
      if (!contribution) return;
      const { id } = inputs[index];
      const others = gradients.get(id);
      gradients.set(id, others ? add(others, contribution) : contribution);
    });
  }
  return gradients;
}
