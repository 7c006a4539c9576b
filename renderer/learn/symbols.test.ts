import { expect, test } from 'vitest';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { symbolsIn } from './symbols.ts';

const symbolsOfLayer = (type: string) => {
  const { forward = '', backward = '' } = findLayer(type)?.documentation ?? {};
  return symbolsIn([forward, backward]).map(({ tex }) => tex);
};

const RESIDUAL = '\\delta = \\partial J / \\partial z';

test('the symbols of a formula are explained, and no others', () => {
  expect(symbolsOfLayer('dense')).toEqual(['W', 'b', 'z', 'a', 'J', RESIDUAL]);
  expect(symbolsOfLayer('tanh')).toEqual(['z', 'a', 'J', RESIDUAL]);
  expect(symbolsOfLayer('mse')).toEqual(['\\hat y', 'y', 'J']);
});

test('commands are no symbols', () => {
  expect(symbolsIn(['\\max(\\text{a b})'])).toEqual([]);
});

test('every layer but the target has some', () => {
  for (const { type } of LAYERS) if (type !== 'target') expect(symbolsOfLayer(type).length, type).toBeGreaterThan(1);
});
