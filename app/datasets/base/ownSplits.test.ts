import { expect, test } from 'vitest';
import { ownSplits } from './ownSplits.ts';

test('test samples come last, and validation samples before them', () => {
  expect(ownSplits({ train: 3, validation: 0, test: 0 })).toEqual({});
  expect(ownSplits({ train: 3, validation: 0, test: 2 })).toEqual({ testFrom: 3 });
  expect(ownSplits({ train: 2, validation: 1, test: 2 })).toEqual({
    testFrom: 3,
    split: { by: 'column', splits: Uint8Array.of(0, 0, 1, 2, 2) },
  });
});
