import type { ComputedOperation, Numbers } from '../kernels/index.ts';
import { broadcastOffsets, isMap, type Operation, type Tape, type Value } from '../ops/index.ts';
import { type OriginInput, plainNumber } from './origin.ts';

/** The position of the first number that float32 cannot hold; -1 where there is none. */
export function findNonFinite(numbers: Numbers): number {
  for (let index = 0; index < numbers.length; index++) if (!isFinite32(numbers[index])) return index;
  return -1;
}

/** Executors store float32: larger values are infinite there. */
export function isFinite32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

/** A result with a non-finite element. */
export interface BrokenValue {
  readonly operation: Operation;
  readonly update?: ComputedOperation['update'];
  /** Position among all broken results, in the order of computation. */
  readonly order: number;
  /** The first element that is not finite. */
  readonly at: number;
  readonly value: number;
  /** The inputs that made it non-finite; none if they are all finite. */
  readonly brokenInputs: readonly Value[];
  /** The numbers that entered the element. */
  readonly inputs: readonly OriginInput[];
  /** Of inputs with rows: the row with the largest products. */
  readonly largestRow: (isBatched: (value: Value) => boolean, rows: number) => number | undefined;
}

/** The broken results of a run, and the walk from a symptom back to its origin. */
export class BrokenValues {
  readonly #byTape = new Map<Tape, Map<number, BrokenValue>>();
  readonly all: BrokenValue[] = [];

  of({ tape, id }: Value): BrokenValue | undefined {
    return this.#byTape.get(tape)?.get(id);
  }

  /** Keeps a result if it is broken. */
  record({ operation, operands, result, update }: ComputedOperation): void {
    const at = findNonFinite(result);
    if (at < 0) return;
    const entering = operands.map((numbers, index) => enteringNumber(operation, index, numbers, at));
    // The learning rate may be larger than float32 holds.
    const scalars = new Set(update?.rule.scalars.values());
    const brokenInputs = operation.inputs.filter((input, index) => !isFinite32(entering[index].number) && !scalars.has(input));
    const isOrigin = brokenInputs.length === 0;
    // An operand's numbers are gone after the call; only an origin needs them.
    const sizes = isOrigin ? operands.map((numbers) => Float64Array.from(numbers, Math.abs)) : [];
    const broken: BrokenValue = {
      operation,
      update,
      order: this.all.length,
      at,
      value: result[at],
      brokenInputs,
      inputs: entering.map(({ number, isLargest }) => ({ value: plainNumber(number), isLargest })),
      largestRow: (isBatched, rows) =>
        findLargestRow(
          sizes.filter((_, index) => isBatched(operation.inputs[index])),
          rows,
        ),
    };
    this.all.push(broken);
    const ofTape = this.#byTape.get(operation.output.tape) ?? new Map<number, BrokenValue>();
    this.#byTape.set(operation.output.tape, ofTape.set(operation.output.id, broken));
  }
}

/** The value that enters an operation: an update takes those of the program. */
export function sourceOf(input: Value, { update }: Pick<BrokenValue, 'update'>): Value {
  if (!update) return input;
  const { parameter, rule } = update;
  if (input === rule.gradient) return parameter.updateGradient ?? input;
  return input === rule.parameter ? parameter.value : input;
}

/** The number of an operand that enters an element of the result: for a map its own, otherwise the largest, or a broken one. */
function enteringNumber(operation: Operation, input: number, numbers: Float64Array, at: number) {
  const { inputs, output } = operation;
  if (numbers.length === 1) return { number: numbers[0], isLargest: false };
  if (isMap(operation)) return { number: numbers[broadcastOffsets(inputs[input].shape, output.shape)[at]], isLargest: false };
  if (operation.op.kind === 'view') return { number: numbers[at], isLargest: false };
  let largest = 0;
  for (const number of numbers) {
    if (!isFinite32(number)) return { number, isLargest: true };
    if (Math.abs(number) > Math.abs(largest)) largest = number;
  }
  return { number: largest, isLargest: true };
}

/** The row whose largest elements have the largest product: the one that dominates a sum of products over rows. */
function findLargestRow(operands: readonly Float64Array[], rows: number): number | undefined {
  if (operands.length === 0) return undefined;
  let [largest, found] = [-1, 0];
  for (let row = 0; row < rows; row++) {
    const product = operands.reduce((total, sizes) => {
      const length = sizes.length / rows;
      return total * sizes.subarray(row * length, (row + 1) * length).reduce((most, size) => Math.max(most, size), 0);
    }, 1);
    if (product > largest) [largest, found] = [product, row];
  }
  return found;
}
