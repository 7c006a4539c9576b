import {
  differentiate,
  evaluate,
  mul,
  type Operation,
  runTape,
  type Shape,
  sizeOf,
  sum,
  Tape,
  type Value,
} from '../ops/index.ts';

/** Elements of an operation whose explanations are checked. */
const EXPLAINED = 24;

/**
 * Compares what each operation of a tape computed with the expressions that explain its elements.
 * @param values of each value, by its id
 * @throws Error naming the first operation and element that differ
 */
export function requireExplained(operations: readonly Operation[], values: ReadonlyMap<number, Float64Array>): void {
  for (const { op, inputs, output, attributes } of operations) {
    const read = ({ id }: Value) => values.get(id) ?? new Float64Array();
    const [operands, result] = [inputs.map(read), read(output)];
    const inputShapes = inputs.map(({ shape }) => shape);
    const site = { inputShapes, outputShape: output.shape, attributes, seed: 1, step: 1, operands, result };
    const stride = Math.max(1, Math.floor(result.length / EXPLAINED));
    for (let at = 0; at < result.length; at += stride) {
      const explained = evaluate(op.explain(at, site), ({ input, at: element }) => operands[input][element]);
      const isClose = Math.abs(explained - result[at]) <= 1e-12 * Math.max(1, Math.abs(result[at]));
      if (!isClose && !Object.is(explained, result[at])) {
        throw new Error(`${op.type}, element ${at}: explained as ${explained}, computed as ${result[at]}`);
      }
    }
  }
}

/** The largest difference between the vector-Jacobian product and central differences, over all input elements. */
export function gradientError(
  shapes: readonly Shape[],
  data: readonly (readonly number[])[],
  build: (inputs: Value[]) => Value,
): number {
  const tape = new Tape();
  const inputs = shapes.map((shape) => tape.input(shape));
  const output = build(inputs);
  // A weighted sum, so that every output element has a different gradient.
  const weights = tape.input(output.shape);
  const loss = sum(mul(output, weights));
  const gradients = differentiate(tape, loss);
  const weightData = Array.from({ length: sizeOf(output.shape) }, (_, index) => Math.sin(index + 1));
  const lossAt = (given: readonly (readonly number[])[]) => {
    const values = runTape(
      tape,
      new Map([...inputs.map((input, index) => [input, given[index]] as const), [weights, weightData]]),
    );
    return { loss: values.get(loss.id)?.[0] ?? Number.NaN, values };
  };
  const { values } = lossAt(data);
  requireExplained(tape.operations, values);
  let worst = 0;
  inputs.forEach((input, which) => {
    const gradient = gradients.get(input.id);
    const analytic = gradient ? values.get(gradient.id) : undefined;
    data[which].forEach((number, element) => {
      const half = 1e-5;
      const shifted = (by: number) =>
        lossAt(data.map((row, index) => (index === which ? row.with(element, number + by) : row))).loss;
      const numeric = (shifted(half) - shifted(-half)) / (2 * half);
      worst = Math.max(worst, Math.abs(numeric - (analytic?.[element] ?? 0)) / Math.max(1, Math.abs(numeric)));
    });
  });
  return worst;
}

/** The result of an operation on tensors of given shapes and values. */
export function compute(inputs: readonly (readonly [Shape, readonly number[]])[], build: (inputs: Value[]) => Value): number[] {
  const tape = new Tape();
  const values = inputs.map(([shape]) => tape.input(shape));
  const output = build(values);
  const given = new Map(values.map((value, index) => [value, inputs[index][1]]));
  const results = runTape(tape, given);
  requireExplained(tape.operations, results);
  return [...(results.get(output.id) ?? [])];
}
