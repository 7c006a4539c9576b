import { concat, isOfType, matmul, type Operation, type OperationOf, sumTo, type Tape, type Value } from '../ops/index.ts';

/** Minimum number of products to stack; below it, copying operands costs more. */
const FEWEST_STACKED = 4;

/**
 * Rewrites gradients that are sums of many parts as few large operations, for speed only: blocks that tile a value, such as the
 * timesteps of a sequence, are concatenated instead of padded and added, which is quadratic in their number; and the
 * contributions of all timesteps to a weight's gradient are computed at once.
 * @param gradients of a differentiated tape, by value id
 */
export function mergeSums(tape: Tape, gradients: ReadonlyMap<number, Value>): void {
  const ids = new Set([...gradients.values()].map(({ id }) => id));
  const replacements = new Map<Operation, () => Value>();
  for (const gradient of gradients.values()) {
    const sum = tape.producerOf(gradient);
    if (!sum || !isOfType(sum, 'add')) continue;
    const producers = listParts(tape, sum, ids).map((part) => tape.producerOf(part));
    const parts = producers.filter((producer) => producer !== undefined);
    const merged = parts.length === producers.length && (concatenation(parts) ?? stackedSum(parts));
    if (merged) replacements.set(sum, merged);
  }
  if (replacements.size > 0) tape.replace(replacements);
}

/**
 * The terms of a sum, in order of addition.
 * @param gradients ids of values to keep as terms, although they may be sums themselves
 */
function listParts(tape: Tape, sum: Operation, gradients: ReadonlySet<number>): Value[] {
  const parts: Value[] = [];
  let [before, part] = sum.inputs;
  for (;;) {
    parts.push(part);
    const partial = gradients.has(before.id) ? undefined : tape.producerOf(before);
    if (!partial || !isOfType(partial, 'add')) return [...parts, before].reverse();
    [before, part] = partial.inputs;
  }
}

/** Concatenates zero-padded blocks that tile a tensor along one dimension. */
function concatenation(parts: readonly Operation[]): (() => Value) | undefined {
  const blocks = parts.filter((part) => isOfType(part, 'pad'));
  const axis = blocks[0]?.attributes.padding.findIndex(([before, after]) => before + after > 0) ?? -1;
  if (blocks.length < parts.length || axis < 0) return undefined;
  const startOf = ({ attributes }: OperationOf<'pad'>) => attributes.padding[axis][0];
  const ordered = blocks.toSorted((a, b) => startOf(a) - startOf(b));
  let covered = 0;
  for (const block of ordered) {
    const isElsewhere = block.attributes.padding.some(([before, after], at) => at !== axis && before + after > 0);
    if (isElsewhere || startOf(block) !== covered) return undefined;
    covered += block.inputs[0].shape[axis];
  }
  if (covered !== parts[0].output.shape[axis]) return undefined;
  return () => concat(inputsOf(ordered, 0), axis);
}

/** Σ AᵀB becomes one product of the stacked A and B; a Σ of sums over rows, one sum over the stacked rows. */
function stackedSum(parts: readonly Operation[]): (() => Value) | undefined {
  if (parts.length < FEWEST_STACKED) return undefined;
  const stacked = (operand: number) => concat(inputsOf(parts, operand), 0);
  if (parts.every(isProductOverRows)) return () => matmul(stacked(0), stacked(1), { transposeA: true });
  return parts.every(isSumOverRows) ? () => sumTo(stacked(0), parts[0].output.shape) : undefined;
}

const inputsOf = (operations: readonly Operation[], operand: number): Value[] => operations.map(({ inputs }) => inputs[operand]);

const isProductOverRows = (part: Operation): boolean =>
  isOfType(part, 'matmul') && part.attributes.transposeA && !part.attributes.transposeB;

const isSumOverRows = (part: Operation): boolean =>
  isOfType(part, 'sumTo') && part.inputs[0].shape.length === 2 && part.output.shape.length === 1;
