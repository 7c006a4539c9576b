import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { giveValues } from './giveValues.ts';

const parameters = [
  { name: 'h.weight', shape: [1, 2], data: Float32Array.of(1, 2) },
  { name: 'h.bias', shape: [1], data: Float32Array.of(0) },
];

test('given values replace those of their parameters', () => {
  const [weight, bias] = giveValues(parameters, { 'h.weight': [0.5, -1] });
  expect([...weight.data]).toEqual([0.5, -1]);
  expect(bias).toBe(parameters[1]);
});

test('values of an unknown parameter, or of another count, are refused', () => {
  expect(refusalOf(() => giveValues(parameters, { 'k.weight': [1] }))).toMatchObject({
    code: 'lens.values',
    message: "Values are given for 'k.weight'; the parameters of the graph are h.weight, h.bias",
  });
  expect(refusalOf(() => giveValues(parameters, { 'h.bias': [1, 2] })).message).toBe(
    "'h.bias' has 1 elements; 2 values are given",
  );
});
