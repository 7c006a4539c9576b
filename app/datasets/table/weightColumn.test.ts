import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../openDatasets.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: '' });

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const load = (text: string, options = '', test = 0) =>
  datasets.load(
    { dataset: `data.csv?weight=w${options}`, test, validation: 0 },
    { baseDirectory: folderWith({ 'data.csv': text }) },
  );

test('the weights are 1 on average over the training rows, and their column is no feature', () => {
  const { inputs, targets, splits } = load('a,w,y\n1,2,1\n2,0,2\n3,6,3\n4,8,5\n', '&split=time', 0.25);
  expect(inputs[0].features).toEqual(['a']);
  expect([...splits.train]).toEqual([0, 1, 2]);
  expect([...(targets[0].weights ?? [])]).toEqual([0.75, 0, 2.25, 3]);
});

test('other weights are another data set', () => {
  const [first, second, without] = ['1', '2', ''].map((weight) => {
    const text = `a,w,y\n1,${weight || 1},1\n2,3,2\n`;
    return weight === ''
      ? datasets.load({ dataset: 'data.csv?ignore=w', test: 0 }, { baseDirectory: folderWith({ 'data.csv': text }) })
      : load(text);
  });
  expect(new Set([first.fingerprint, second.fingerprint, without.fingerprint]).size).toBe(3);
});

test('a window has the weight of the row of its target', () => {
  const { targets } = load('a,w,y\n1,1,1\n2,2,2\n3,3,3\n4,4,4\n', '&window=2');
  // The training rows weigh 2.5 on average.
  expect([...(targets[0].weights ?? [])]).toEqual([3 / 2.5, 4 / 2.5]);
});

test('a file of test rows has weights of its own', () => {
  const baseDirectory = folderWith({ 'train.csv': 'a,w,y\n1,1,1\n2,3,2\n', 'test.csv': 'a,w,y\n3,5,3\n' });
  const { targets } = datasets.load({ dataset: 'csv:train.csv;test.csv?weight=w', validation: 0 }, { baseDirectory });
  expect([...(targets[0].weights ?? [])]).toEqual([0.5, 1.5, 2.5]);
});

test('the description says which column has the weights', () => {
  const baseDirectory = folderWith({ 'data.csv': 'a,w,y\n1,1,1\n2,3,2\n' });
  const { table } = datasets.inspect({ dataset: 'data.csv?weight=w', test: 0 }, { baseDirectory });
  expect(table?.columns.find(({ name }) => name === 'w')?.role).toBe('weight');
});

test.each([
  [
    'a negative weight',
    'a,w,y\n1,1,1\n2,-3,2\n',
    'dataset.weight',
    "data.csv, line 3, column 'w': expected a weight of at least 0",
  ],
  ['only zeros', 'a,w,y\n1,0,1\n2,0,2\n', 'dataset.weight', "'data.csv': expected a weight above 0 in at least one training row"],
  ['a missing weight', 'a,w,y\n1,,1\n2,3,2\n', 'dataset.missingValue', "data.csv, line 2, column 'w': expected a number"],
  ['a text', 'a,w,y\n1,high,1\n2,3,2\n', 'dataset.nonNumeric', "data.csv, line 2, column 'w': expected a number, found 'high'"],
  ['no such column', 'a,y\n1,1\n2,2\n', 'dataset.missingColumn', "has no column 'w'"],
])('%s is refused with its place', (_, text, code, words) => {
  const refusal = refusalOf(() => load(text));
  expect(refusal.code).toBe(code);
  expect(refusal.message).toContain(words);
});
