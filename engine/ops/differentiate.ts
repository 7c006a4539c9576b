import { concat } from './concat.ts';
import { add, constant } from './elementwise.ts';
import { matmul } from './matmul.ts';
import type { Padding } from './pad.ts';
import { sumTo } from './reduce.ts';
import type { Operation, Tape, Value } from './tape.ts';

/**
 * Reverse-mode differentiation: puts the operations that compute ∂J/∂v on the tape, for every value v that the loss
 * depends on. The walk is the recursion of the residuals: each operation sends the gradient of its output back to its
 * inputs, and what reaches a value by several ways is added up.
 *
 * What it puts there belongs to the node of the operation that it comes from.
 *
 * @returns the gradient of each value, by the value's id
 */
export function differentiate(tape: Tape, loss: Value): Map<number, Value> {
  const forward = [...tape.operations];
  return walkBack(tape, forward, loss, constant(tape, 1)).gradients;
}

/** What a walk back puts on a tape. */
export interface SentBack {
  /** The gradient of each value, by the value's id. */
  readonly gradients: Map<number, Value>;
  /** What it is the sum of: one part for each operation that uses the value. */
  readonly parts: ReadonlyMap<number, readonly Value[]>;
}

/** As `differentiate`, for a part of a network: from ∂J/∂output, which comes from outside. */
export function differentiateFrom(tape: Tape, output: Value, gradient: Value): SentBack {
  return walkBack(tape, [...tape.operations], output, gradient);
}

function walkBack(tape: Tape, forward: readonly Operation[], output: Value, gradientOfOutput: Value): SentBack {
  const sent = new Map<number, Value[]>([[output.id, [gradientOfOutput]]]);
  const gradients = new Map<number, Value>();
  const settle = (id: number): Value | undefined => {
    const parts = sent.get(id);
    if (!parts) return undefined;
    const gradient = gradients.get(id) ?? combine(tape, parts);
    gradients.set(id, gradient);
    return gradient;
  };
  const sendBack = ({ op, inputs, output: result, attributes }: Operation): void => {
    const gradient = settle(result.id);
    if (!gradient) return;
    op.vjp({ inputs, output: result, gradient, attributes: attributes as never }).forEach((contribution, index) => {
      if (!contribution) return;
      const parts = sent.get(inputs[index].id);
      if (parts) parts.push(contribution);
      else sent.set(inputs[index].id, [contribution]);
    });
  };
  for (const operation of forward.toReversed()) tape.within(operation.node, () => sendBack(operation));
  // What is left are parameters: the sum of what reaches one belongs to a node that uses it.
  for (const [id, [part]] of sent) tape.within(tape.producerOf(part)?.node, () => settle(id));
  return { gradients, parts: sent };
}

/**
 * The sum of what reaches a value. Blocks that cover it side by side are laid side by side instead of padded and added; what
 * weights get from many moments of a sequence is computed from all moments at once.
 */
function combine(tape: Tape, parts: readonly Value[]): Value {
  if (parts.length === 1) return parts[0];
  return tile(tape, parts) ?? stack(tape, parts) ?? parts.reduce((total, part) => add(total, part));
}

/** Fewer products than this are added: their operands are not worth copying. */
export const STACKED = 4;

/** Σ AₜᵀBₜ as one product of the stacked A and B, and Σₜ of sums over rows as one sum over the stacked rows. */
function stack(tape: Tape, parts: readonly Value[]): Value | undefined {
  if (parts.length < STACKED) return undefined;
  const producers = parts.map((part) => tape.producerOf(part));
  const known = producers.filter((producer) => producer !== undefined);
  if (known.length < parts.length) return undefined;
  const stacked = (operand: number) =>
    concat(
      known.map(({ inputs }) => inputs[operand]),
      0,
    );
  if (known.every(isProductOverRows)) return matmul(stacked(0), stacked(1), { transposeA: true });
  return known.every(isSumOverRows) ? sumTo(stacked(0), parts[0].shape) : undefined;
}

function isProductOverRows({ op, attributes }: Operation): boolean {
  const { transposeA, transposeB } = (attributes ?? {}) as { readonly transposeA?: boolean; readonly transposeB?: boolean };
  return op.type === 'matmul' && transposeA === true && transposeB !== true;
}

const isSumOverRows = ({ op, inputs: [x], output }: Operation): boolean =>
  op.type === 'sumTo' && x.shape.length === 2 && output.shape.length === 1;

/** Blocks within zeros, if they cover a tensor along one dimension without a gap. */
function tile(tape: Tape, parts: readonly Value[]): Value | undefined {
  const blocks = parts.map((part) => {
    const producer = tape.producerOf(part);
    return producer?.op.type === 'pad'
      ? { block: producer.inputs[0], ...(producer.attributes as { padding: Padding }) }
      : undefined;
  });
  const known = blocks.filter((block) => block !== undefined);
  const axis = known[0]?.padding.findIndex(([before, after]) => before + after > 0) ?? -1;
  if (known.length < parts.length || axis < 0) return undefined;
  const ordered = known.toSorted((a, b) => a.padding[axis][0] - b.padding[axis][0]);
  let covered = 0;
  for (const { block, padding } of ordered) {
    const isElsewhere = padding.some(([before, after], at) => at !== axis && before + after > 0);
    if (isElsewhere || padding[axis][0] !== covered) return undefined;
    covered += block.shape[axis];
  }
  return covered === parts[0].shape[axis]
    ? concat(
        ordered.map(({ block }) => block),
        axis,
      )
    : undefined;
}
