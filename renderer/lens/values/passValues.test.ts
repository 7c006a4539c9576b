import { expect, test } from 'vitest';
import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { limitBy, limitOfAll, limitsOf, passNode } from './passValues.ts';

const tensor = (min: LensTensor['min'], max: LensTensor['max']): LensTensor => ({
  address: 'h.out',
  symbol: 'a',
  shape: [1, 2],
  norm: 1,
  min,
  max,
  broken: 0,
});
const pass: LensPass = {
  loss: 1,
  samples: [],
  nodes: [
    { id: 'pixels', out: tensor(0, 255), inner: [], parameters: [] },
    {
      id: 'h',
      out: tensor(-3, 2),
      dout: tensor(-0.25, 0.5),
      inner: [],
      parameters: [{ name: 'weight', value: tensor(-1, 1.5), gradient: tensor(0, 0) }],
    },
    { id: 'loss', out: { ...tensor(40, 40), shape: [] }, dout: { ...tensor(1, 1), shape: [] }, inner: [], parameters: [] },
    { id: 'broken', out: tensor('NaN', 'Infinity'), dout: tensor(0, 0), inner: [], parameters: [] },
  ],
};

test('one limit per kind of tensor, without data, losses and what is not finite', () => {
  expect(limitsOf(pass)).toEqual({ forward: 3, backward: 0.5, parameters: 1.5, parameterGradients: 1 });
});

test('on its own scale a tensor has a limit of its own, whatever the pass holds', () => {
  const gradient = tensor(-0.000_012, 0.000_004);
  expect(limitBy(pass, 'shared')(gradient, 'backward')).toBe(0.5);
  expect(limitBy(pass, 'own')(gradient, 'backward')).toBe(1.5e-5);
});

test('limits are round, and never below the largest value', () => {
  const limits = [0.81, 0.1, 1.01, 2.66, 7.2, 9e40, 3e-9].map((size) => limitOfAll([tensor(-size, 0)]));
  expect(limits).toEqual([1, 0.1, 1.5, 3, 10, 1e41, 3e-9]);
  expect(limitOfAll([tensor(0, 0), tensor('NaN', 'Infinity')])).toBe(1);
});

test('nodes are found by their ids', () => {
  expect(passNode(pass, 'h')?.out.max).toBe(2);
  expect(passNode(pass, 'elsewhere')).toBeUndefined();
  expect(passNode(undefined, 'h')).toBeUndefined();
});
