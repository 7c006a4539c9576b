import { BINARY_LOOPS, type BinaryType, broadcast } from './binaryLoops.ts';
import { broadcastOffset } from './broadcast.ts';
import {
  type ElementExpression,
  element,
  type FunctionName,
  functionOf,
  literal,
  negativeOf,
  productOf,
  quotientOf,
  sumOf,
} from './expression.ts';
import { noFlops, onePerElement } from './flops.ts';
import { FUNCTIONS } from './functions.ts';
import { sumTo } from './reduce.ts';
import { broadcastShapes, formatShape } from './shape.ts';
import { isOfType, type MapType, type Op, type Operation, type OperationOf, type Tape, type Value } from './tape.ts';

type UnaryType = 'neg' | FunctionName;

declare module './tape.ts' {
  interface MapOps extends Record<UnaryType | BinaryType, null> {
    readonly constant: { readonly value: number };
  }
}

/** Traits of an operation beside its mathematics. */
type Traits = Pick<Op<MapType>, 'isCheap' | 'neutral'>;

/** Declares an elementwise operation. `vjp` gets the input x, the output y and the gradient g of y. */
function unary(
  type: UnaryType,
  compute: (x: number) => number,
  vjp: (x: Value, y: Value, gradient: Value) => Value | null,
  traits: Traits = {},
): (x: Value) => Value {
  const op: Op<UnaryType> = {
    type,
    kind: 'map',
    ...traits,
    shape: ([x]) => x,
    vjp: ({ inputs: [x], output, gradient }) => [vjp(x, output, gradient)],
    flops: onePerElement,
    kernel([x], output) {
      for (let index = 0; index < output.length; index++) output[index] = compute(x[index]);
    },
    explain: (at) => (type === 'neg' ? negativeOf(element(0, at)) : functionOf(type, element(0, at))),
  };
  return (x) => x.tape.emit(op, [x], null);
}

type Operand = ElementExpression;

/** How the result of two operands is written. */
const BINARY: Readonly<Record<BinaryType, (a: Operand, b: Operand) => ElementExpression>> = {
  add: (a, b) => sumOf([a, b]),
  sub: (a, b) => sumOf([a, negativeOf(b)]),
  mul: productOf,
  div: quotientOf,
  maximum: (a, b) => ({ kind: 'maximum', of: [a, b] }),
  minimum: (a, b) => ({ kind: 'minimum', of: [a, b] }),
};

function binary(
  type: BinaryType,
  vjp: (a: Value, b: Value, gradient: Value, output: Value) => readonly [Value, Value],
  traits: Traits = {},
): (a: Value, b: Value) => Value {
  const loop = BINARY_LOOPS[type];
  const op: Op<BinaryType> = {
    type,
    kind: 'map',
    ...traits,
    shape([a, b]) {
      const shape = broadcastShapes(a, b);
      if (!shape) throw new Error(`${type}: ${formatShape(a)} and ${formatShape(b)} do not broadcast`);
      return shape;
    },
    vjp({ inputs: [a, b], gradient, output }) {
      const [gradientA, gradientB] = vjp(a, b, gradient, output);
      return [sumTo(gradientA, a.shape), sumTo(gradientB, b.shape)];
    },
    flops: onePerElement,
    kernel([a, b], output, { inputShapes: [shapeA, shapeB], outputShape }) {
      loop(broadcast(a, shapeA, outputShape), broadcast(b, shapeB, outputShape), output);
    },
    explain(at, { inputShapes, outputShape }) {
      const [a, b] = inputShapes.map((shape, input) => element(input, broadcastOffset(shape, outputShape, at)));
      return BINARY[type](a, b);
    },
  };
  return (a, b) => a.tape.emit(op, [a, b], null);
}

const constantOp: Op<'constant'> = {
  type: 'constant',
  kind: 'map',
  shape: () => [],
  vjp: () => [],
  flops: noFlops,
  kernel(_inputs, output, { attributes }) {
    output.fill(attributes.value);
  },
  explain: (_at, { attributes }) => literal(attributes.value),
};

export function isConstant(operation: Operation): operation is OperationOf<'constant'> {
  return isOfType(operation, 'constant');
}

/** Fills a value with one constant. */
export function constantOperation(output: Value, value: number): Operation {
  return { op: constantOp, inputs: [], output, attributes: { value } };
}

/** A scalar constant. */
export function constant(tape: Tape, value: number): Value {
  return tape.emit(constantOp, [], { value });
}

export const add = binary('add', (_a, _b, g) => [g, g], { isCheap: true, neutral: { first: 0, second: 0 } });
export const sub = binary('sub', (_a, _b, g) => [g, neg(g)], { isCheap: true, neutral: { second: 0 } });
export const mul = binary('mul', (a, b, g) => [mul(g, b), mul(g, a)], { isCheap: true, neutral: { first: 1, second: 1 } });
export const div = binary('div', (_a, b, g, y) => [div(g, b), neg(div(mul(g, y), b))], { neutral: { second: 1 } });

export const neg: (x: Value) => Value = unary(
  'neg',
  (x) => -x,
  (_x, _y, g) => neg(g),
  { isCheap: true },
);
export const exp = unary('exp', FUNCTIONS.exp, (_x, y, g) => mul(g, y));
export const log = unary('log', FUNCTIONS.log, (x, _y, g) => div(g, x));
export const square = unary('square', FUNCTIONS.square, (x, _y, g) => mul(scale(g, 2), x), { isCheap: true });

export const sqrt = unary('sqrt', FUNCTIONS.sqrt, (_x, y, g) => div(g, scale(y, 2)));
/** -1, 0 or 1. */
export const sign = unary('sign', FUNCTIONS.sign, () => null, { isCheap: true });
export const abs = unary('abs', FUNCTIONS.abs, (x, _y, g) => mul(g, sign(x)), { isCheap: true });
/** The larger of two; on ties the gradient goes to the first. */
export const maximum = binary('maximum', (a, b, g) => splitBy(step(sub(b, a)), g), { isCheap: true });
/** The smaller of two; on ties the gradient goes to the first. */
export const minimum = binary('minimum', (a, b, g) => splitBy(step(sub(a, b)), g), { isCheap: true });

/** Routes a gradient to one of two operands: the second if the choice is 1, the first if it is 0. */
function splitBy(choosesSecond: Value, gradient: Value): [Value, Value] {
  const second = mul(gradient, choosesSecond);
  return [sub(gradient, second), second];
}

/** 1 where x > 0, else 0: the derivative of relu, with derivative 0. */
export const step = unary('step', FUNCTIONS.step, () => null, { isCheap: true });
export const relu = unary('relu', FUNCTIONS.relu, (_x, y, g) => mul(g, step(y)), { isCheap: true });
export const cos: (x: Value) => Value = unary('cos', FUNCTIONS.cos, (x, _y, g) =>
  mul(g, cos(add(x, constant(x.tape, Math.PI / 2)))),
);
export const tanh = unary('tanh', FUNCTIONS.tanh, (_x, y, g) => sub(g, mul(g, square(y))));
/** 1 / (1 + e⁻ˣ), without overflow for large |x|. */
export const sigmoid = unary('sigmoid', FUNCTIONS.sigmoid, (_x, y, g) => mul(g, sub(y, square(y))));
/** ln(1 + eˣ), without overflow: max(x, 0) + ln(1 + e^-|x|). */
export const softplus = unary('softplus', FUNCTIONS.softplus, (x, _y, g) => mul(g, sigmoid(x)));

/** (2 / √π) ∫₀ˣ e^(-t²) dt. */
export const erf: (x: Value) => Value = unary('erf', FUNCTIONS.erf, (x, _y, g) =>
  mul(g, scale(exp(neg(square(x))), 2 / Math.sqrt(Math.PI))),
);

/** x times a constant. */
export function scale(x: Value, factor: number): Value {
  return mul(x, constant(x.tape, factor));
}
