import { expect, test } from 'vitest';
import { orderParameters } from './orderParameters.ts';

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
