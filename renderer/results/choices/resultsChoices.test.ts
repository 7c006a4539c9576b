import { expect, test } from 'vitest';
import { splitsOf } from './resultsChoices.ts';

test('splits with samples are offered, validation first', () => {
  expect(splitsOf({ samples: { train: 80, validation: 10, test: 10 } })).toEqual(['validation', 'test', 'train']);
  expect(splitsOf({ samples: { train: 80, validation: 0, test: 0 } })).toEqual(['train']);
  expect(splitsOf({ samples: null })).toEqual(['validation', 'test', 'train']);
});
