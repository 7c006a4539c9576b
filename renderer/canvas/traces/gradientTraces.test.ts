import { expect, test } from 'vitest';
import { gradientTraces } from './gradientTraces.ts';

const series = (...norm: (number | null)[]) => ({ step: norm.map((_, index) => index + 1), norm });
const nodeOf = (parameter: string) => parameter.split('.')[0];

test('a node has the norm over all of its parameters', () => {
  const { nodes } = gradientTraces(
    new Map([
      ['a.weight', series(3, 3)],
      ['a.bias', series(4, 4)],
      ['b.weight', series(1)],
    ]),
    nodeOf,
  );
  expect([...(nodes.get('a') ?? [])].every((value) => Math.abs(value - Math.log10(5)) < 1e-12)).toBe(true);
  expect(nodes.get('b')?.[0]).toBe(0);
});

test('the first point is the first step, the last the last', () => {
  const norm = Array.from({ length: 1000 }, (_, index) => 10 ** (-index / 250));
  const trace = gradientTraces(new Map([['a.weight', series(...norm)]]), nodeOf).nodes.get('a');
  expect(trace?.[0]).toBeCloseTo(0, 0);
  expect(trace?.at(-1)).toBeCloseTo(-4, 0);
  expect([...(trace ?? [])]).toEqual([...(trace ?? [])].sort((a, b) => b - a));
});

test('all nodes share whole decades, never fewer than two', () => {
  const traces = gradientTraces(
    new Map([
      ['a.weight', series(0.02, 3)],
      ['b.weight', series(5e-5)],
    ]),
    nodeOf,
  );
  expect(traces.decades).toEqual([-5, 1]);
  expect(gradientTraces(new Map([['a.weight', series(2)]]), nodeOf).decades).toEqual([-1, 1]);
  expect(gradientTraces(new Map(), nodeOf).decades).toEqual([-1, 1]);
});

test('zero norms are gaps, and parameters that are not on the canvas are left out', () => {
  const gradients = new Map([
    ['a.weight', series(0, null)],
    ['elsewhere.weight', series(7)],
  ]);
  const { nodes, decades } = gradientTraces(gradients, (parameter) => (parameter.startsWith('a.') ? 'a' : undefined));
  expect([...nodes.keys()]).toEqual(['a']);
  expect([...(nodes.get('a') ?? [])].every(Number.isNaN)).toBe(true);
  expect(decades).toEqual([-1, 1]);
});
