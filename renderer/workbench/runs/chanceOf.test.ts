import { expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import { say } from '../../language/index.ts';
import { chanceOf } from './chanceOf.ts';

const run = (status: RunSummary['status'], accuracy: number) => ({
  status,
  validation: { loss: 1, metrics: { accuracy } },
  baseline: { answers: 100, mostFrequent: 50 },
});

test('an ended run at chance level says with what it compares; others say nothing', () => {
  expect(say(chanceOf(run('completed', 0.51))?.problem ?? '')).toBe(
    'The validation accuracy of 51.0\u202f% is not significantly better than always predicting the most frequent class (50.0\u202f%)',
  );
  expect(chanceOf(run('stopped', 0.51))).toBeDefined();
  expect(chanceOf(run('running', 0.51))).toBeUndefined();
  expect(chanceOf(run('completed', 0.97))).toBeUndefined();
});
