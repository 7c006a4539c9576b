import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { preparationOf } from '#engine/training/index.ts';
import { openDatasets } from '../openDatasets.ts';
import { temporaryFile } from '../testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: '' });

const REVIEWS = 'review,stars,label\n"Good, good film!",4,yes\n"It\'s bad",1,no\ngood,5,yes\nbad film,2,no\nunseen words,3,no\n';

const specOf = (content: string, options: string) => `${temporaryFile('reviews.csv', content).path}?${options}`;

/** The last row is the test. */
const load = (options: string, content = REVIEWS) =>
  datasets.load({ dataset: specOf(content, `split=time&${options}`), test: 0.2, validation: 0 });

const rowsOf = ({ data, shape: [size] }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] }) =>
  Array.from({ length: data.length / size }, (_, row) => Array.from(data).slice(row * size, (row + 1) * size));

test('a text is an input of indices of its words: 0 pads, 1 is not in the training rows', () => {
  const { inputs } = load('text=words');
  expect(inputs.map(({ name, shape }) => [name, shape])).toEqual([
    ['features', [1]],
    ['review', [5]],
  ]);
  expect(inputs[1].fields).toEqual([
    { name: 'review', kind: 'text', tokens: 'words', vocabulary: ['good', 'bad', 'film', '!', ',', "it's"], length: 5 },
  ]);
  expect(rowsOf(inputs[1])).toEqual([
    [2, 6, 2, 4, 5],
    [7, 3, 0, 0, 0],
    [2, 0, 0, 0, 0],
    [3, 4, 0, 0, 0],
    [1, 1, 0, 0, 0],
  ]);
});

test('characters are taken as written, and long texts cut off', () => {
  const { inputs } = load('text.review=chars&length=3&vocabulary=2');
  expect(inputs[1].fields?.[0]).toMatchObject({ tokens: 'chars', vocabulary: ['o', 'd'], length: 3 });
  expect(rowsOf(inputs[1])[2]).toEqual([1, 2, 2]);
});

test('a text of digits or marks is a text, if the column is one; only an empty one is missing', () => {
  const content = 'text,y\n12,1\n?,2\nnone,3\n-,4\nx,5\n';
  expect(load('text.text=words', content).inputs[0].fields?.[0].vocabulary).toEqual(['-', '12', '?', 'none']);
  const holes = 'text,y\na,1\n,2\nb,3\na,4\nx,5\n';
  expect(refusalOf(() => load('text=words', holes)).code).toBe('dataset.missingValue');
  expect(rowsOf(load('text=words&missing=mean&indicator=true', holes).inputs[0])).toEqual([[2], [0], [3], [2], [1]]);
  expect(rowsOf(load('text=words&missing.text=a', holes).inputs[0])[1]).toEqual([2]);
});

test('other texts are cut and numbered like those of training', () => {
  const { preparation } = { preparation: preparationOf(load('text=words')) };
  const { inputs } = datasets.inputsFor({ preparation }, specOf('review,stars\nbad bad good film and so on,1\n', 'header=true'));
  expect(rowsOf(inputs[1])).toEqual([[3, 3, 2, 4, 1]]);
});

test('a table describes its texts, and a choice for another column is refused', () => {
  const { table, inputs } = datasets.inspect({ dataset: specOf(REVIEWS, 'text=words'), test: 0.2, validation: 0 });
  expect(table?.columns.find(({ name }) => name === 'review')).toEqual({
    ...{ name: 'review', role: 'feature', kind: 'text' },
    ...{ missing: 0, distinct: 4 },
  });
  expect(inputs[1]).not.toHaveProperty('features');
  expect(refusalOf(() => load('text.other=words')).code).toBe('dataset.missingColumn');
});
