import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import type { Source } from './base/source.ts';
import type { SplitRule } from './base/splitRule.ts';
import { splitSamples } from './splits.ts';
import { readCsvText } from './testing/temporaryFolder.ts';

function sourceOf(samples: number, labels?: readonly number[], testFrom?: number): Source {
  const classes = labels && { classes: Math.max(...labels) + 1 };
  return {
    name: 'data',
    description: { template: '' },
    inputs: [],
    targets: [{ name: 'y', shape: [], data: labels ? Uint8Array.from(labels) : new Float64Array(samples), ...classes }],
    samples,
    ...(testFrom !== undefined && { testFrom }),
  };
}

const count = (split: Uint32Array, labels: readonly number[], label: number) =>
  [...split].filter((sample) => labels[sample] === label).length;

test('every sample is in exactly one split, and validation is a share of the samples outside the test split', () => {
  const { train, validation, test } = splitSamples(sourceOf(1000), { test: 0.2, validation: 0.1 });
  expect([test.length, validation.length, train.length]).toEqual([200, 80, 720]);
  expect(new Set([...train, ...validation, ...test]).size).toBe(1000);
});

test('the splits are reproducible, and shuffle the data', () => {
  const first = splitSamples(sourceOf(100), { test: 0.2, validation: 0.1 });
  expect(splitSamples(sourceOf(100), { test: 0.2, validation: 0.1 })).toEqual(first);
  expect([...first.train]).not.toEqual([...first.train].sort((a, b) => a - b));
});

test('each split is stratified by class', () => {
  const labels = [...Array(100).fill(0), ...Array(50).fill(1), ...Array(10).fill(2)];
  const { train, validation, test } = splitSamples(sourceOf(160, labels), { test: 0.2, validation: 0.25 });
  const counts = (split: Uint32Array) => [0, 1, 2].map((label) => count(split, labels, label));
  expect(counts(test)).toEqual([20, 10, 2]);
  expect(counts(validation)).toEqual([20, 10, 2]);
  expect(counts(train)).toEqual([60, 30, 6]);
});

test('a test split of its own is kept, and the rest has no test share', () => {
  const labels = Array.from({ length: 50 }, (_, index) => index % 2);
  const { train, validation, test } = splitSamples(sourceOf(50, labels, 40), { test: 0.5, validation: 0.1 });
  expect([...test]).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
  expect(validation).toHaveLength(4);
  expect(count(validation, labels, 0)).toBe(2);
  expect(Math.max(...train, ...validation)).toBe(39);
});

test('a share of 0 takes no sample, and any other at least one', () => {
  expect(splitSamples(sourceOf(3), { test: 0, validation: 0 }).train).toHaveLength(3);
  const { train, validation, test } = splitSamples(sourceOf(3), { test: 0.01, validation: 0.01 });
  expect([train.length, validation.length, test.length]).toEqual([1, 1, 1]);
});

test('splits that leave no training samples are refused', () => {
  for (const [samples, shares] of [
    [2, { test: 0.2, validation: 0.1 }],
    [1, { test: 0.2, validation: 0.1 }],
    [5, { test: 0.9, validation: 0 }],
  ] as const) {
    const error = refusalOf(() => splitSamples(sourceOf(samples), shares));
    expect(error.code).toBe('dataset.tooFewSamples');
    expect(error.message).toContain(`'data' has too few samples: expected more than ${samples} sample`);
  }
});

test('with any classes, shares are exact to one sample and no class is off by more than one', () => {
  const cases = fc.record({
    labels: fc.array(fc.nat(4), { minLength: 20, maxLength: 200 }),
    share: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
  });
  fc.assert(
    fc.property(cases, ({ labels, share }) => {
      const { test, train } = splitSamples(sourceOf(labels.length, labels), { test: share, validation: 0 });
      expect(test.length).toBe(Math.max(1, Math.round(labels.length * share)));
      expect(test.length + train.length).toBe(labels.length);
      for (const label of new Set(labels)) {
        const exact = (labels.filter((other) => other === label).length * test.length) / labels.length;
        expect(Math.abs(count(test, labels, label) - exact)).toBeLessThan(1);
      }
    }),
  );
});

const SHARES = { test: 0.2, validation: 0.1 };
const ruled = (samples: number, split: SplitRule): Source => ({ ...sourceOf(samples), split });

test('groups stay together, and the shares are near the wanted ones', () => {
  const groups = Uint32Array.from({ length: 1000 }, (_, sample) => Math.floor(sample / 7));
  const { train, validation, test: tested } = splitSamples(ruled(1000, { by: 'group', groups }), SHARES);
  const groupsOf = (split: Uint32Array) => [...new Set(Array.from(split, (sample) => groups[sample]))];
  const separate = [train, validation, tested].flatMap(groupsOf);
  expect(new Set(separate).size).toBe(separate.length);
  expect(train.length + validation.length + tested.length).toBe(1000);
  expect(Math.abs(tested.length - 200)).toBeLessThan(7);
  expect(Math.abs(validation.length - 80)).toBeLessThan(7);
});

test('a single group cannot be split', () => {
  expect(refusalOf(() => splitSamples(ruled(10, { by: 'group', groups: new Uint32Array(10) }), SHARES)).code).toBe(
    'dataset.tooFewSamples',
  );
});

test('by time the last samples are tested on, and those before them validate', () => {
  const times = Float64Array.from({ length: 100 }, (_, sample) => (sample * 37) % 100);
  const { train, validation, test: tested } = splitSamples(ruled(100, { by: 'time', times }), SHARES);
  const at = (split: Uint32Array) => Array.from(split, (sample) => times[sample]);
  expect([train.length, validation.length, tested.length]).toEqual([72, 8, 20]);
  expect(Math.max(...at(train))).toBeLessThan(Math.min(...at(validation)));
  expect(Math.max(...at(validation))).toBeLessThan(Math.min(...at(tested)));
});

test.each([
  ['?group=who', { by: 'group', groups: Uint32Array.of(0, 1, 0) }],
  ['?split=group&group=who', { by: 'group', groups: Uint32Array.of(0, 1, 0) }],
  ['?time=day&ignore=who', { by: 'time', times: Float64Array.of(2, 0, 1) }],
  ['?split=time&ignore=who', { by: 'time', times: Float64Array.of(0, 1, 2) }],
  ['?splitColumn=set&ignore=who', { by: 'column', splits: Uint8Array.of(0, 2, 1) }],
  ['?split=random&ignore=who', { by: 'chance' }],
  ['?split=stratified&ignore=who', undefined],
])('%s is the rule of the splits', (options, rule) => {
  const content = 'who,day,set,a,y\nAnn,1970-01-03,train,1,1\nBob,1970-01-01,Test,2,2\nAnn,1970-01-02,val,3,3\n';
  expect(readCsvText(content, `data.csv${options}`).split).toEqual(rule);
});

test('the columns of groups and splits are no features, that of times is', () => {
  const content = 'who,day,set,a,y\nAnn,1970-01-03,train,1,1\nBob,1970-01-01,test,2,2\n';
  expect(readCsvText(content, 'data.csv?group=who&splitColumn=set&time=day').inputs[0].features).toEqual(['day', 'a']);
});

test('given splits are taken as they are; without training rows they are refused', () => {
  expect(splitSamples(ruled(4, { by: 'column', splits: Uint8Array.of(0, 2, 1, 0) }), SHARES)).toEqual({
    train: Uint32Array.of(0, 3),
    validation: Uint32Array.of(2),
    test: Uint32Array.of(1),
  });
  expect(refusalOf(() => splitSamples(ruled(2, { by: 'column', splits: Uint8Array.of(2, 1) }), SHARES)).code).toBe(
    'dataset.split',
  );
});

test('an unknown split, or a split without its column, is refused', () => {
  const refuse = (options: string) => refusalOf(() => readCsvText('set,a,y\nlater,1,2\n', `data.csv${options}`));
  expect(refuse('?splitColumn=set').message).toContain("line 2, column 'set': expected train, validation or test, found 'later'");
  expect(refuse('?split=group&ignore=set').code).toBe('dataset.badOption');
  expect(refuse('?split=column&ignore=set').code).toBe('dataset.badOption');
  expect(refuse('?group=nobody').code).toBe('dataset.missingColumn');
});
