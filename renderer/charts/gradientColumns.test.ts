import { expect, test } from 'vitest';
import { gradientColumns } from './gradientColumns.ts';

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
