import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { datasetDescription } from '#app/contract/index.ts';
import { english } from '#engine/messages/index.ts';
import { openDatasets } from '../index.ts';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { association } from './association.ts';

const datasets = openDatasets({ resourcesDirectory: fileURLToPath(new URL('../../../resources', import.meta.url)) });

function inspect(content: string, options = '') {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'data.csv'), content);
  const description = datasets.inspect({ dataset: `data.csv${options}`, validation: 0, test: 0 }, { baseDirectory });
  expect(datasetDescription.parse(description)).toEqual(description);
  return { ...description, notes: description.notes.map(english) };
}

const quantity = (...values: number[]) => ({ isCategory: false, values: Float64Array.from(values) });
const category = (...values: number[]) => ({ isCategory: true, values: Float64Array.from(values) });

const FLATS =
  'area,city,built,rooms,rent\n50,Rome,2001-05-04,2,500\n70,Oslo,,3,900\n,Rome,1990-01-01,2,450\n90,,2010-10-10 12:30,4,1200\n';

test('columns are described as they were read: kind, missing values, what fills them, statistics of the training rows', () => {
  const { table } = inspect(FLATS, '?missing=median');
  expect(table?.columns.map(({ name, role, kind, missing, fill }) => [name, role, kind, missing, fill])).toEqual([
    ['area', 'feature', 'number', 1, 70],
    ['city', 'feature', 'category', 1, 'Rome'],
    ['built', 'feature', 'date', 1, Date.parse('2001-05-04T00:00Z') / 86_400_000],
    ['rooms', 'feature', 'number', 0, 2.5],
    ['rent', 'target', 'number', 0, undefined],
  ]);
  expect(table?.columns[0].statistics).toEqual({ min: 50, max: 90, mean: 70, median: 70, deviation: Math.sqrt(800 / 3) });
  expect(table?.columns[1].categories).toEqual([
    { name: 'Rome', count: 2 },
    { name: 'Oslo', count: 1 },
  ]);
  expect(table?.columns[3].histogram?.reduce((sum, count) => sum + count)).toBe(4);
});

test('the first rows are shown as they were read', () => {
  const { table } = inspect(FLATS, '?missing=mean&split=time');
  expect(table?.rows).toEqual([
    [50, 'Rome', '2001-05-04', 2, 500],
    [70, 'Oslo', null, 3, 900],
    [null, 'Rome', '1990-01-01', 2, 450],
    [90, null, '2010-10-10T12:30', 4, 1200],
  ]);
});

test('the share of each class is among the categories of a target', () => {
  const { table } = datasets.inspect({ dataset: 'iris' });
  expect(table?.columns.at(-1)).toMatchObject({ name: 'species', role: 'target', distinct: 3 });
  expect(table?.columns.at(-1)?.categories?.map(({ count }) => count)).toEqual([36, 36, 36]);
});

test('images are no table', () => {
  expect(datasets.inspect({ dataset: 'mnist' }).table).toBeUndefined();
});

test('rows that repeat, columns that never change, and columns that give the answer away are noted', () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${row % 7},1,${row % 2 === 0 ? 'paid' : 'due'},${row % 2}`);
  const { notes, table } = inspect(`a,b,status,y\n${rows.join('\n')}\n`, '?task=classification');
  expect(notes).toContain("Column 'status' almost gives the answer away; ignore it unless it is known before the target.");
  expect(notes).toContain("Column 'b' is the same in all training rows.");
  expect(table?.duplicates).toBe(26);
  expect(notes.some((note) => note.startsWith('26 rows equal an earlier one'))).toBe(true);
  expect(notes.some((note) => note.includes("'a'"))).toBe(false);
});

test('one column explains the share of the other that statistics say', () => {
  expect(association(quantity(1, 2, 3), quantity(2, 4, 6))).toBeCloseTo(1, 12);
  // numpy.corrcoef([1, 2, 3, 4], [1, 3, 2, 5])[0, 1] ** 2
  expect(association(quantity(1, 2, 3, 4), quantity(1, 3, 2, 5))).toBeCloseTo(0.69142857142857, 12);
  // Means 2 and 5 of two groups, total mean 3.5: 9 of 13 lie between them.
  expect(association(category(0, 0, 1, 1), quantity(1, 3, 4, 6))).toBeCloseTo(9 / 13, 12);
  expect(association(quantity(1, 3, 4, 6), category(0, 0, 1, 1))).toBeCloseTo(9 / 13, 12);
  expect(association(category(0, 0, 1, 1), category(1, 1, 0, 0))).toBeCloseTo(1, 12);
  expect(association(category(0, 0, 1, 1), category(0, 1, 0, 1))).toBeCloseTo(0, 12);
  expect(association(quantity(1, Number.NaN, 3, 4), quantity(2, 9, 6, 8))).toBeCloseTo(1, 12);
  expect(association(quantity(1, 1), quantity(2, 3))).toBeUndefined();
});
