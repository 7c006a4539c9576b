import { expect, test } from 'vitest';
import type { Explanation } from '#engine/lens/index.ts';
import { Reporter } from '../invocation/reporter.ts';
import { hookedOutput } from '../testing/hookedOutput.ts';
import { describeExplanation, explanationJson } from './describeExplanation.ts';

const overflow: Explanation = {
  of: 'o.out[0,0]',
  operation: 'matmul',
  latex: 'z_{0} = a_{0} + a_{1}',
  numbers: '\\infty + 0.333',
  value: Number.POSITIVE_INFINITY,
  terms: [
    { latex: 'a_{0}', numbers: '\\infty', value: Number.POSITIVE_INFINITY, from: ['a.out[0,0]'] },
    { latex: 'a_{1}', numbers: '0.333', value: 1 / 3, from: ['a.out[0,1]'] },
  ],
  isSum: true,
  rest: { count: 2, value: Number.NaN },
  remarks: [],
  symbols: {},
  usedBy: [],
};

test('JSON has the documented fields, and numbers that are not finite as texts', () => {
  const stdout = hookedOutput(
    () => false,
    () => {},
  );
  new Reporter({ stdout, stderr: stdout, debug: false }, true).result(explanationJson(overflow), () => '');
  expect(JSON.parse(stdout.text)).toEqual({
    of: 'o.out[0,0]',
    operation: 'matmul',
    latex: 'z_{0} = a_{0} + a_{1} = \\infty + 0.333 = \\infty',
    value: 'Infinity',
    terms: [
      { latex: 'a_{0}', value: 'Infinity', from: ['a.out[0,0]'] },
      { latex: 'a_{1}', value: 1 / 3, from: ['a.out[0,1]'] },
    ],
    rest: { count: 2, value: 'NaN' },
  });
});

test('for people, the rest of a long sum is a line of its own', () => {
  expect(describeExplanation(overflow)).toMatch(/^2 more +NaN$/m);
});
