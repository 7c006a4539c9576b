import { expect, test } from 'vitest';
import { EXAMPLES } from './examples.ts';
import { type Measurement, measureExample } from './measureExample.ts';
import { readOptions } from './options.ts';
import { describeResults, meets, toDocument } from './report.ts';

const measured: Measurement = { parameters: 1234, epochs: 5, seconds: 2.345, loss: 0.01234, accuracy: 0.98 };

test('an example is trained and tested with the built command line', () => {
  const { loss, accuracy, seconds, ...others } = measureExample('xor');
  expect(others).toEqual({ parameters: 33, epochs: 100 });
  expect(loss).toBeLessThan(0.1);
  expect(accuracy).toBeGreaterThan(0.95);
  expect(seconds).toBeGreaterThan(0);
});

test('an error of the command line is reported', () => {
  expect(() => measureExample('nothing')).toThrow(/File not found: .*nothing\.backwire\.json/);
});

test('an accuracy must be at least its bar, a loss at most', () => {
  expect(meets({ accuracyAtLeast: 0.98 }, measured)).toBe(true);
  expect(meets({ accuracyAtLeast: 0.981 }, measured)).toBe(false);
  expect(meets({ lossBelow: 0.0124 }, measured)).toBe(true);
  expect(meets({ lossBelow: 0.01234 }, measured)).toBe(false);
});

test('a network without classes has no accuracy bar', () => {
  const { accuracy: _, ...regression } = measured;
  expect(meets({ accuracyAtLeast: 0.5 }, regression)).toBe(false);
});

test('the table shows what was reached, and what was missed', () => {
  const [example] = EXAMPLES;
  const missed = { example, measurement: { ...measured, accuracy: 0.5 } };
  const results = [{ example, measurement: measured }, missed];
  const [, met, not] = describeResults(results).split('\n');
  expect(met).toMatch(/^mnist-mlp +handwritten digits +accuracy ≥ 0\.98 +met +0\.9800 +0\.0123 +1,234 +5 +2\.3$/);
  expect(not).toContain('missed');
  const document = toDocument(results, 'today');
  expect(document).toContain('\n\ntoday\n\n| example |');
  expect(document).toContain('| [mnist-mlp](../resources/examples/mnist-mlp.backwire.json) | handwritten digits |');
});

test('some of the examples can be selected, but only all are documented', () => {
  expect(readOptions([]).examples).toBe(EXAMPLES);
  expect(readOptions(['--only', 'xor,iris']).examples.map(({ name }) => name)).toEqual(['xor', 'iris']);
  expect(() => readOptions(['--only', 'xo'])).toThrow("found 'xo'");
  expect(() => readOptions(['--only', 'xor', '--write'])).toThrow('--write: expected all examples');
});
