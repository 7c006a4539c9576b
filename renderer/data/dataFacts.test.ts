import { expect, test } from 'vitest';
import type { DatasetDescription } from '#app/contract/index.ts';
import { factsOf } from './dataFacts.ts';

type Input = DatasetDescription['inputs'][number];

/** The normalization that fits an input with some values. */
function normalizationOf(input: Partial<Input>, values: number[]) {
  const description = {
    ...{ spec: 'a', name: 'a', description: { template: 'a' }, notes: [], targets: [], hasOwnTest: false, fingerprint: '' },
    samples: { train: 8, validation: 1, test: 1 },
    inputs: [{ name: 'x', shape: [2, 2], ...input }],
    preview: [{ inputs: [values], targets: [[0]] }],
  };
  return factsOf(description).normalize;
}

test('columns are standardized, and bytes of pictures mapped from 0 to 1', () => {
  expect(normalizationOf({ shape: [4], features: ['a', 'b', 'c', 'd'] }, [1, 200, 3, 4])).toBe('standard');
  expect(normalizationOf({}, [0, 255, 3, 4])).toBe('unit');
});

test('other numbers stay as they are', () => {
  expect(normalizationOf({}, [0, 1, 0.5, 1])).toBe('none');
  expect(normalizationOf({}, [0, 1, 1, 0])).toBe('none');
  expect(normalizationOf({}, [-3, 20, 1, 0])).toBe('none');
  expect(normalizationOf({ shape: [4] }, [0, 20, 1, 0])).toBe('none');
  expect(normalizationOf({ isIndex: true }, [0, 20, 1, 0])).toBe('none');
});
