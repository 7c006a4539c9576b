import { expect, test } from 'vitest';
import {
  compileModule,
  createMemory,
  type FunctionBuilder,
  i32,
  instantiate,
  ModuleBuilder,
  type V128,
  v128,
} from '../../wasm/index.ts';
import { erf, exp, log, sigmoid, softplus, tanh, type VectorContext, vectorContext } from './vectorMath.ts';

type VectorFunction = (context: VectorContext, x: V128) => V128;

const PAGE = 65_536;

/** Computes a function of many values, four at a time. */
function evaluate(compute: VectorFunction, numbers: readonly number[], hasFma: boolean): Float32Array {
  const module = new ModuleBuilder();
  const builder: FunctionBuilder = module.function('run');
  const counter = builder.local('i32');
  const statements: ReturnType<typeof v128.store>[] = [];
  const result = compute(vectorContext(builder, statements, hasFma), v128.load(counter.get));
  builder.emit(
    builder.loop(counter, i32.const(0), i32.const(numbers.length * 4), 16, ...statements, v128.store(counter.get, result)),
  );
  const memory = createMemory(PAGE);
  const view = new Float32Array(memory.buffer);
  view.set(numbers);
  instantiate(compileModule(module.build(PAGE)), memory).run();
  return view.slice(0, numbers.length);
}

const softplusOf = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** From -20 to 20, and around zero. */
const NUMBERS = [
  ...Array.from({ length: 4000 }, (_, index) => Math.fround((index - 2000) / 100)),
  ...Array.from({ length: 400 }, (_, index) => Math.fround((index - 200) / 1e5)),
];
const POSITIVE = NUMBERS.map((value) => Math.fround(Math.abs(value) + 1e-6));

/** erf by the series of the reference. */
function erfOf(x: number): number {
  let [term, total] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(total) && n < 400; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return Math.abs(x) > 6 ? Math.sign(x) : (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

test.each([
  ['exp', exp, Math.exp, NUMBERS, 3e-7],
  ['log', log, Math.log, POSITIVE, 3e-7],
  ['tanh', tanh, Math.tanh, NUMBERS, 5e-7],
  ['sigmoid', sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), NUMBERS, 5e-7],
  ['softplus', softplus, softplusOf, NUMBERS, 6e-7],
  ['erf', erf, erfOf, NUMBERS, 6e-7],
] as const)(
  '%s is accurate to a few units in the last place, with fused and with plain products',
  (_name, compute, expected, numbers, tolerance) => {
    for (const hasFma of [true, false]) {
      const received = evaluate(compute, numbers, hasFma);
      numbers.forEach((x, index) => {
        const error = Math.abs(received[index] - expected(x)) / Math.max(Math.abs(expected(x)), 1e-30);
        expect(error, `${x}`).toBeLessThan(tolerance);
      });
    }
  },
);

test('functions are exact at their limits, and propagate NaN', () => {
  const ends = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  expect([...evaluate(exp, ends, true)]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, 0, 1]);
  expect([...evaluate(log, ends, true)]).toEqual([Number.NaN, Number.POSITIVE_INFINITY, Number.NaN, Number.NEGATIVE_INFINITY]);
  expect([...evaluate(tanh, ends, true)]).toEqual([Number.NaN, 1, -1, 0]);
  expect([...evaluate(sigmoid, ends, true)]).toEqual([Number.NaN, 1, 0, 0.5]);
  expect([...evaluate(erf, ends, true)]).toEqual([Number.NaN, 1, -1, 0]);
  expect(evaluate(softplus, ends, true)[0]).toBeNaN();
});

test('the exponential neither overflows early nor flushes to zero too soon', () => {
  const received = evaluate(exp, [88.7, -87, -100, 89], true);
  expect(received[0] / Math.exp(Math.fround(88.7))).toBeCloseTo(1, 5);
  expect(received[1] / Math.exp(-87)).toBeCloseTo(1, 5);
  expect(received[2]).toBeCloseTo(Math.exp(-100), 44);
  expect(received[3]).toBe(Number.POSITIVE_INFINITY);
});
