import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tableDescription } from '#app/contract/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from './index.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: fileURLToPath(new URL('../../resources', import.meta.url)) });

function survey(content: string | Uint8Array, name = 'people.csv', options = '') {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, name), content);
  const dataset = `${name}${options}`;
  refusalOf(() => datasets.inspect({ dataset }, { baseDirectory }));
  const found = datasets.survey({ dataset }, { baseDirectory });
  if (found) expect(tableDescription.parse(found)).toEqual(found);
  return found;
}

const PEOPLE = [
  'name,age,since,city,kept',
  ...Array.from({ length: 20 }, (_, row) =>
    [`Person ${row}`, row % 4 === 0 ? '' : row, `2024-01-${row + 10}`, row % 2 ? 'Rome' : 'Oslo', row === 3 ? '?' : 'yes'].join(
      ',',
    ),
  ),
].join('\n');

test('the columns of a table that is refused are told, with what is missing', () => {
  const found = survey(PEOPLE);
  expect(found?.described).toBe(20);
  expect(found?.columns).toEqual([
    { name: 'name', role: 'feature', kind: 'text', missing: 0, distinct: 20 },
    { name: 'age', role: 'feature', kind: 'number', missing: 5, distinct: 15 },
    { name: 'since', role: 'feature', kind: 'date', missing: 0, distinct: 20 },
    {
      ...{ name: 'city', role: 'feature', kind: 'category', missing: 0, distinct: 2 },
      categories: [
        { name: 'Oslo', count: 10 },
        { name: 'Rome', count: 10 },
      ],
    },
    { name: 'kept', role: 'target', kind: 'category', missing: 1, distinct: 1, categories: [{ name: 'yes', count: 19 }] },
  ]);
});

test('roles are those of the options, as far as there are such columns', () => {
  const found = survey(PEOPLE, 'people.csv', '?target=age&target=none&ignore=name&weight=since');
  expect(found?.columns.map(({ role }) => role)).toEqual(['ignored', 'target', 'weight', 'feature', 'feature']);
});

test.each([
  ['', '1,5', '2.345'],
  ['&decimal=comma', '1.234,5', '6.789'],
  ['&decimal=point', '1,234.5', '6,789'],
])('numbers are told in the notation of the table%s', (options, first, second) => {
  const rows = [`"${first}";x`, `"${second}";y`, '4;x', ';y'].join('\n');
  const found = survey(`size;kind\n${rows}\n`, 'sizes.csv', `?delimiter=semicolon${options}`);
  expect(found?.columns[0]).toMatchObject({ kind: 'number', missing: 1 });
});

test('of JSON lines, too', () => {
  const found = survey('{"a":1,"y":"x"}\n{"a":null,"y":"z"}\n{"a":2}\n', 'rows.jsonl');
  expect(found?.columns.map(({ name, missing }) => [name, missing])).toEqual([
    ['a', 1],
    ['y', 1],
  ]);
});

test('a damaged table, and what is none, have no columns', () => {
  expect(survey('a,b,y\n1,2,x\n3,"4,z\n')).toBeUndefined();
  expect(survey('')).toBeUndefined();
  expect(survey('PK', 'arrays.npz')).toBeUndefined();
});
