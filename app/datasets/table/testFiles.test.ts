import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../openDatasets.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: '' });

/** Reads a table with a file of test rows. */
function load(train: string, tested: string, options = '', validation = 0) {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'train.csv'), train);
  writeFileSync(join(baseDirectory, 'test.csv'), tested);
  return datasets.load({ dataset: `csv:train.csv;test.csv${options}`, test: 0.5, validation }, { baseDirectory });
}

const TRAIN = 'size,color,kind\n1,red,a\n2,blue,b\n3,red,a\n4,blue,b\n';

test('a second file holds the test rows, its columns in any order', () => {
  const { inputs, targets, splits, notes, hasOwnTest } = load(TRAIN, 'kind,size,color\nb,5,red\na,6,green\n');
  expect([splits.train.length, splits.test, hasOwnTest]).toEqual([4, Uint32Array.of(4, 5), true]);
  expect(inputs[0].features).toEqual(['size', 'color=blue', 'color=red']);
  expect([...inputs[0].data.subarray(4 * 3)]).toEqual([5, 0, 1, 6, 0, 0]);
  expect([...targets[0].data]).toEqual([0, 1, 0, 1, 1, 0]);
  expect(notes.map(english)).toContain('2 test rows from test.csv.');
  expect(notes.map(english)).toContain(
    "Categories of column 'color' that do not occur in the training rows count as unknown: green.",
  );
});

test('missing values of the test file are filled with statistics of the training rows', () => {
  const { inputs } = load('a,y\n1,1\n3,2\n,3\n2,4\n', 'a,y\n,5\n100,6\n', '?missing=mean');
  expect([...inputs[0].data.subarray(4)]).toEqual([2, 100]);
  expect(refusalOf(() => load('a,y\n1,1\n3,2\n', 'a,y\n,5\n')).message).toContain('test.csv, line 2');
});

test('validation rows come from the training file, grouped, while the test file has no groups', () => {
  const train = `who,a,y\n${Array.from({ length: 12 }, (_, row) => `p${row % 4},${row},${row}`).join('\n')}\n`;
  const { splits } = load(train, 'a,y\n1,2\n', '?group=who', 0.25);
  expect([splits.train.length, splits.validation.length, [...splits.test]]).toEqual([9, 3, [12]]);
});

test('windows of the test file are its own', () => {
  const { inputs, splits } = load('y\n1\n2\n3\n4\n', 'y\n10\n20\n30\n', '?window=2&header=true');
  expect([[...inputs[0].data], splits.test]).toEqual([[1, 2, 2, 3, 10, 20], Uint32Array.of(2)]);
});

test('another class, a text in place of a number and a missing column are refused by the place in the test file', () => {
  const message = (tested: string): string => refusalOf(() => load(TRAIN, tested)).message;
  expect(message('size,color,kind\n5,red,c\n')).toContain("test.csv, line 2, column 'kind': expected one of the classes");
  expect(message('size,color,kind\nbig,red,a\n')).toContain("test.csv, line 2, column 'size': expected a number");
  expect(message('size,kind\n5,a\n')).toContain("'test.csv' has no column 'color'");
});
