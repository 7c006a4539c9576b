import { constantOperation, isConstant, isMap, type Operation, sameShape, type Value } from '../../ops/index.ts';

/**
 * Constant folding, neutral elements (a product with 1, a sum with 0) and common subexpression elimination.
 * @param pinned values that are read after the run; they are kept
 * @returns the remaining operations, in order
 */
export function simplify(operations: readonly Operation[], pinned: ReadonlySet<number>): Operation[] {
  const replacements = new Map<number, Value>();
  const constants = new Map<number, number>();
  const known = new Map<string, Value>();
  const kept: Operation[] = [];
  for (const original of operations) {
    const inputs = original.inputs.map((input) => replacements.get(input.id) ?? input);
    const operation = foldConstants({ ...original, inputs }, constants);
    const { id } = operation.output;
    if (isConstant(operation)) constants.set(id, operation.attributes.value);
    const same = neutral(operation, constants) ?? known.get(keyOf(operation));
    if (same && !pinned.has(id) && sameShape(same.shape, operation.output.shape)) {
      replacements.set(id, same);
      continue;
    }
    known.set(keyOf(operation), operation.output);
    kept.push(operation);
  }
  return kept;
}

/** Folds an elementwise operation on constants into a constant. */
function foldConstants(operation: Operation, constants: ReadonlyMap<number, number>): Operation {
  const { op, inputs, output, attributes } = operation;
  const values = inputs.map(({ id }) => constants.get(id));
  if (!isMap(operation) || inputs.length === 0 || values.some((value) => value === undefined)) return operation;
  const operands = values.map((value) => Float64Array.of(value ?? 0));
  const result = new Float64Array(1);
  const scalar = { inputShapes: inputs.map(() => []), outputShape: [], attributes, seed: 0, step: 0 };
  op.kernel(operands, result, scalar);
  return constantOperation(output, result[0]);
}

/** The operand that an operation returns unchanged because the other is neutral: a product with 1, a sum with 0. */
function neutral({ op, inputs: [a, b] }: Operation, constants: ReadonlyMap<number, number>): Value | undefined {
  if (!a || !b) return undefined;
  const isNeutral = ({ id }: Value, number: number | undefined) => number !== undefined && constants.get(id) === number;
  if (isNeutral(b, op.neutral?.second)) return a;
  return isNeutral(a, op.neutral?.first) ? b : undefined;
}

function keyOf({ op, inputs, output, attributes }: Operation): string {
  return `${op.type} ${inputs.map(({ id }) => id).join(',')} ${output.shape.join('x')} ${JSON.stringify(attributes)}`;
}
