import { differentiate, mul, runTape, type Shape, sizeOf, sum, Tape, type Value } from '../ops/index.ts';

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
  return [...(runTape(tape, given).get(output.id) ?? [])];
}
