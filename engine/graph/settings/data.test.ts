import { expect, test } from 'vitest';
import { suggestEpochs } from './data.ts';

test.each([
  ['iris', 108, 200],
  ['breast cancer', 410, 100],
  ['1,000 rows', 720, 50],
  ['5,000 rows', 3600, 10],
  ['MNIST', 54_000, 5],
  ['no samples', 0, 200],
])('%s: %i training samples get %i epochs', (_name, samples, epochs) => {
  expect(suggestEpochs(samples, 32)).toBe(epochs);
});

test('larger batches get more epochs', () => {
  expect(suggestEpochs(3600, 256)).toBe(100);
});
