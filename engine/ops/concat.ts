import { element } from './expression.ts';
import { noFlops } from './flops.ts';
import { slice } from './pad.ts';
import { formatShape, offsetOf, positionOf, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly concat: { readonly axis: number };
  }
}

/** Concatenates tensors along a dimension. */
const concatOp: Op<'concat'> = {
  type: 'concat',
  kind: 'whole',
  shape(inputs, { axis }) {
    const [first] = inputs;
    const fits = inputs.every(
      (shape) => shape.length === first.length && shape.every((length, at) => at === axis || length === first[at]),
    );
    if (!fits) throw new Error(`concat: ${inputs.map(formatShape).join(', ')} do not fit along dimension ${axis}`);
    return first.with(
      axis,
      inputs.reduce((total, shape) => total + shape[axis], 0),
    );
  },
  vjp({ inputs, gradient, attributes: { axis } }) {
    let start = 0;
    return inputs.map(({ shape }) => {
      const part = slice(
        gradient,
        shape.map((_, at) => (at === axis ? start : 0)),
        shape,
      );
      start += shape[axis];
      return part;
    });
  },
  flops: noFlops,
  kernel(inputs, output, { inputShapes, outputShape, attributes: { axis } }) {
    const outer = sizeOf(outputShape.slice(0, axis));
    const whole = output.length / outer;
    let start = 0;
    inputs.forEach((input, index) => {
      const run = sizeOf(inputShapes[index].slice(axis));
      for (let row = 0; row < outer; row++) output.set(input.subarray(row * run, (row + 1) * run), row * whole + start);
      start += run;
    });
  },
  explain(at, { inputShapes, outputShape, attributes: { axis } }) {
    const position = positionOf(outputShape, at);
    let input = 0;
    for (; position[axis] >= inputShapes[input][axis]; input++) position[axis] -= inputShapes[input][axis];
    return element(input, offsetOf(inputShapes[input], position));
  },
};

export function concat(values: readonly Value[], axis: number): Value {
  const [first] = values;
  return values.length === 1 ? first : first.tape.emit(concatOp, values, { axis });
}
