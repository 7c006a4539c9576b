import type { LensPass, LensTensor } from '#app/contract/index.ts';
import {
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type NameExpression,
  readExpression,
} from '#engine/conditions/index.ts';
import { finiteOrNot, tensorData } from '../lens/tensorData.ts';

/** The values that the names of an expression stand for. */
export interface Values {
  /** Of `loss`, `learningRate`, `run.loss` and the like; undefined if not known. */
  scalar(name: string): number | undefined;
  /** Of an address without its index. */
  tensor(address: string): LensTensor | undefined;
}

/** Undefined as long as a value is not known; conditions are true or false. */
export type Evaluated = number | boolean | undefined;

/** Evaluates an expression in float64: addresses are those of the lens. */
export function evaluate(expression: Expression, values: Values): Evaluated {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return valueOfName(expression, values);
    case 'call':
      return call(expression, values);
    case 'unary': {
      const operand = evaluate(expression.operand, values);
      if (operand === undefined) return undefined;
      return expression.operator === '-' ? -operand : !operand;
    }
    case 'binary':
      return binary(expression, values);
  }
}

/** The number that a text such as `hidden.out[0]` stands for; undefined if it is none. */
export function numberOf(text: string, values: Values | undefined): number | undefined {
  const { expression } = readExpression(text);
  const value = expression && values && evaluate(expression, values);
  return typeof value === 'number' ? value : undefined;
}

/** True as soon as a condition is known to hold. */
export const holds = (condition: Expression, values: Values): boolean => evaluate(condition, values) === true;

function valueOfName({ parts, index }: NameExpression, values: Values): number | undefined {
  const text = parts.join('.');
  const scalar = index ? undefined : values.scalar(text);
  if (scalar !== undefined) return scalar;
  const tensor = values.tensor(text);
  return tensor && elementOf(tensor, index ?? []);
}

/** An element; without the index of the sample, that of the first one. */
export function elementOf(tensor: LensTensor, given: readonly number[]): number | undefined {
  const { shape } = tensor;
  const index = given.length === shape.length - 1 ? [0, ...given] : given;
  if (index.length !== shape.length || index.some((at, axis) => at >= shape[axis])) return undefined;
  return tensorData(tensor)?.[index.reduce((offset, at, axis) => offset * shape[axis] + at, 0)];
}

const NUMBER_FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  log10: Math.log10,
  log: Math.log,
  exp: Math.exp,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
};

const REDUCTIONS: Readonly<Record<string, (tensor: LensTensor) => number | undefined>> = {
  norm: ({ norm }) => finiteOrNot(norm),
  max: ({ max }) => finiteOrNot(max),
  min: ({ min }) => finiteOrNot(min),
  mean(tensor) {
    const data = tensorData(tensor);
    return data && data.reduce((sum, value) => sum + value, 0) / data.length;
  },
  /** True if an element is NaN or infinite. */
  nonFinite: ({ broken }) => Number(broken > 0),
};

function call({ name, arguments: [argument] }: CallExpression, values: Values): number | undefined {
  if (argument === undefined) return undefined;
  if (Object.hasOwn(REDUCTIONS, name)) {
    const tensor = argument.kind === 'name' ? values.tensor(argument.parts.join('.')) : undefined;
    return tensor && REDUCTIONS[name](tensor);
  }
  const value = evaluate(argument, values);
  return typeof value === 'number' && Object.hasOwn(NUMBER_FUNCTIONS, name) ? NUMBER_FUNCTIONS[name](value) : undefined;
}

function binary({ operator, left, right }: BinaryExpression, values: Values): Evaluated {
  const [a, b] = [evaluate(left, values), evaluate(right, values)];
  if (operator === 'and') return a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;
  if (operator === 'or') return a === true || b === true ? true : a === undefined || b === undefined ? undefined : false;
  return typeof a === 'number' && typeof b === 'number' ? COMPUTE[operator](a, b) : undefined;
}

const COMPUTE: Readonly<Record<Exclude<BinaryExpression['operator'], 'and' | 'or'>, (a: number, b: number) => number | boolean>> =
  {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '==': (a, b) => a === b,
    '!=': (a, b) => a !== b,
  };

const known = new WeakMap<LensPass, ReadonlyMap<string, LensTensor>>();

/** The tensors of a pass by their addresses. */
function tensorsOf(pass: LensPass): ReadonlyMap<string, LensTensor> {
  const found =
    known.get(pass) ??
    new Map(
      pass.nodes
        .flatMap(({ out, dout, inner, parameters }) => [
          out,
          dout,
          ...[...inner, ...parameters].flatMap(({ value, gradient }) => [value, gradient]),
        ])
        .flatMap((tensor) => (tensor ? [[tensor.address, tensor] as const] : [])),
    );
  known.set(pass, found);
  return found;
}

/** The values of a pass, and the addresses of all of them. */
export interface PassValues extends Values {
  addresses(): string[];
}

/** The values of a pass; `loss` is its J. @param scalar further numbers */
export function valuesOfPass(pass: LensPass | undefined, scalar: Values['scalar'] = () => undefined): PassValues {
  return {
    scalar: (name) => (name === 'loss' && pass && pass.loss !== null ? finiteOrNot(pass.loss) : scalar(name)),
    tensor: (address) => pass && tensorsOf(pass).get(address),
    addresses: () => (pass ? [...tensorsOf(pass).keys()] : []),
  };
}

/** True if an answer is close enough: by its relative error, near zero by its absolute one. */
export function isClose(given: number, expected: number, tolerance: number): boolean {
  if (!Number.isFinite(expected)) return Object.is(given, expected);
  return Math.abs(given - expected) <= tolerance * Math.max(Math.abs(expected), NEAR_ZERO) + 1e-12;
}
const NEAR_ZERO = 0.01;
