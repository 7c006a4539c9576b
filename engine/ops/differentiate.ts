import { add, constant } from './elementwise.ts';
import type { Operation, Tape, Value } from './tape.ts';

/**
 * Reverse-mode differentiation: emits the operations that compute ∂J/∂v for every value v that the loss depends on. Each
 * operation sends the gradient of its output back to its inputs (the recursion of δ); gradients from several paths are summed.
 * Emitted operations belong to the node of the operation they differentiate.
 * @returns the gradient of each value, by the value's id
 */
export function differentiate(tape: Tape, loss: Value): Map<number, Value> {
  return differentiateFrom(tape, loss, constant(tape, 1));
}

/**
 * Like `differentiate`, for part of a network, from an external ∂J/∂output.
 * @param gradient a value that nothing on the tape depends on yet
 */
export function differentiateFrom(tape: Tape, output: Value, gradient: Value): Map<number, Value> {
  const sent = new Map<number, Value[]>([[output.id, [gradient]]]);
  const gradients = new Map<number, Value>();
  const settle = (id: number): Value | undefined => {
    const known = gradients.get(id) ?? sent.get(id)?.reduce((total, part) => add(total, part));
    if (known) gradients.set(id, known);
    return known;
  };
  const sendBack = ({ op, inputs, output: result, attributes }: Operation): void => {
    const gradientOfResult = settle(result.id);
    if (!gradientOfResult) return;
    op.vjp({ inputs, output: result, gradient: gradientOfResult, attributes }).forEach((contribution, index) => {
      if (!contribution) return;
      const parts = sent.get(inputs[index].id);
      if (parts) parts.push(contribution);
      else sent.set(inputs[index].id, [contribution]);
    });
  };
  for (const operation of tape.operations.toReversed()) tape.within(operation.node, () => sendBack(operation));
  // The rest are parameters: the summed gradient of one belongs to a node that uses it.
  for (const [id, [part]] of sent) tape.within(tape.producerOf(part)?.node, () => settle(id));
  return gradients;
}
