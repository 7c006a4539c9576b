import { expect, test } from 'vitest';
import { english } from '../messages/index.ts';
import { constant, div, exp, log, mul, runTape, sqrt, square, sub, sum, Tape, tanh, type Value } from '../ops/index.ts';
import { BrokenValues } from './brokenValues.ts';
import { plainNumber } from './origin.ts';
import { causeOf, shortNumber } from './originCause.ts';

/** The broken results of a function of numbers. */
function brokenValuesOf(x: readonly number[], compute: (x: Value) => Value): BrokenValues {
  const tape = new Tape();
  const input = tape.input([x.length]);
  compute(input);
  const values = runTape(tape, new Map([[input, x]]));
  const broken = new BrokenValues();
  const of = ({ id }: Value) => values.get(id) ?? new Float64Array();
  for (const operation of tape.operations) {
    broken.record({ operation, operands: operation.inputs.map(of), result: of(operation.output) });
  }
  return broken;
}

test.each<[string, readonly number[], (x: Value) => Value, string, string]>([
  ['log of 0', [2, 0], log, 'logOfZero', 'The logarithm of 0 is −∞'],
  ['log of a negative number', [-3], log, 'logOfNegative', 'The logarithm of -3, a negative number, is undefined'],
  ['root of a negative number', [4, -0.5], sqrt, 'rootOfNegative', 'The square root of -0.5, a negative number, is undefined'],
  ['exp of 800', [1, 800], exp, 'exponential', 'exp(800) exceeds the largest float32 number, 3.4·10³⁸'],
  ['exp of 90, which float64 survives', [90], exp, 'exponential', 'exp(90) exceeds the largest float32 number, 3.4·10³⁸'],
  ['0/0', [1, 0], (x) => div(x, x), 'zeroByZero', '0 / 0 is undefined'],
  ['division by 0', [1, 0], (x) => div(constant(x.tape, 5), x), 'divisionByZero', '5 / 0 is infinite'],
  ['a square', [1, -3e30], square, 'overflow', '(-3e30)² exceeds the largest float32 number, 3.4·10³⁸'],
  ['a product', [2e20], (x) => mul(x, x), 'overflow', '2e20 · 2e20 exceeds the largest float32 number, 3.4·10³⁸'],
  ['a difference', [-2e38], (x) => sub(x, constant(x.tape, 3e38)), 'overflow', /^-2e38 − \(3e38\) exceeds/.source],
  ['a sum', [2e38, -1, 3e38], sum, 'overflow', 'A sum of numbers up to 3e38 exceeds the largest float32 number, 3.4·10³⁸'],
])('%s is explained with its numbers', (_name, x, compute, code, text) => {
  const [{ operation, inputs, value, brokenInputs }] = brokenValuesOf(x, compute).all;
  expect(brokenInputs).toEqual([]);
  const cause = causeOf({ type: operation.op.type, node: null, inputs, result: plainNumber(Math.fround(value)) });
  expect(cause.code).toBe(code);
  if (text.startsWith('^')) expect(english(cause)).toMatch(new RegExp(text));
  else expect(english(cause)).toBe(text);
});

test('a result is broken by the element that enters it, not by one beside it', () => {
  const broken = brokenValuesOf([0, 200], (x) => mul(exp(x), tanh(log(x))));
  const [first, second, ...others] = broken.all;
  expect([first.operation.op.type, first.at]).toEqual(['exp', 1]);
  expect([second.operation.op.type, second.at]).toEqual(['log', 0]);
  expect(others).toHaveLength(1);
  expect(others[0].at).toBe(1);
  expect(others[0].brokenInputs).toEqual([first.operation.output]);
});

test('numbers have 3 significant digits, and an exponent if they are large or small', () => {
  expect([0, 1.2345, -1234.5, 1e6, 1.5e20, -2e-7].map(shortNumber)).toEqual(['0', '1.23', '-1230', '1e6', '1.5e20', '-2e-7']);
});
