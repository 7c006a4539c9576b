import { expect, test } from 'vitest';
import { gradientColumns, orderParameters } from './gradientColumns.ts';

test('histories with different steps share one axis', () => {
  const columns = gradientColumns([
    { step: [1, 3], norm: [0.5, 0.25] },
    { step: [2, 3], norm: [1, 2] },
  ]);
  expect(columns).toEqual({
    step: [1, 2, 3],
    norms: [
      [0.5, null, 0.25],
      [null, 1, 2],
    ],
  });
});

test('values that a logarithmic axis cannot show are omitted', () => {
  expect(gradientColumns([{ step: [1, 2, 3], norm: [0, null, 1e-9] }]).norms).toEqual([[null, null, 1e-9]]);
});

test('parameters go from the input to the output, weights before biases', () => {
  const names = ['answer.bias', 'answer.weight', 'hidden.bias', 'hidden.weight'];
  expect(orderParameters(names, ['x', 'hidden', 'relu', 'answer'])).toEqual([
    { name: 'hidden.weight', depth: 0 },
    { name: 'hidden.bias', depth: 0 },
    { name: 'answer.weight', depth: 1 },
    { name: 'answer.bias', depth: 1 },
  ]);
});

test('those of removed nodes come last', () => {
  expect(orderParameters(['gone.weight', 'h.weight'], ['h']).map(({ name }) => name)).toEqual(['h.weight', 'gone.weight']);
});
