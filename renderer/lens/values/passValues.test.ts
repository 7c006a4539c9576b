import { expect, test } from 'vitest';
import type { LensPass, LensTensor } from '#app/contract/index.ts';
import { limitsOf, passNode } from './passValues.ts';

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
    { id: 'broken', out: tensor('NaN', 'Infinity'), dout: tensor(0, 0), inner: [], parameters: [] },
  ],
};

test('one limit per kind of tensor, without the data and what is not finite', () => {
  expect(limitsOf(pass)).toEqual({ forward: 3, backward: 0.5, parameters: 1.5, parameterGradients: 1 });
});

test('nodes are found by their ids', () => {
  expect(passNode(pass, 'h')?.out.max).toBe(2);
  expect(passNode(pass, 'elsewhere')).toBeUndefined();
  expect(passNode(undefined, 'h')).toBeUndefined();
});
