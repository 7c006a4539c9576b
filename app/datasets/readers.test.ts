import { expect, test } from 'vitest';
import { dataReader } from '#app/contract/index.ts';
import { fieldsFromData, readParams } from '#engine/params/index.ts';
import { READERS } from './catalog.ts';
import { openDatasets } from './index.ts';
import { idxBytes } from './testing/idxBytes.ts';

const datasets = openDatasets({ resourcesDirectory: 'resources' });

test.each(READERS)('the fields of reader $name can be restored from its description', (reader) => {
  const told = datasets.readers().find(({ name }) => name === reader.name);
  expect(dataReader.parse(JSON.parse(JSON.stringify(told)))).toEqual(told);
  const fields = fieldsFromData(dataReader.parse(told).options);
  expect(Object.keys(fields)).toEqual(Object.keys(reader.options));
  expect(readParams(fields, {})).toEqual(readParams(reader.options, {}));
});

test.each(READERS)('the reader $name has a valid prefix and unique extensions', ({ name, extensions }) => {
  // One letter is a Windows drive.
  expect(name).toMatch(/^[a-z][a-z0-9]+$/);
  const others = READERS.filter((other) => other.name !== name);
  expect(others.flatMap((other) => [other.name, ...other.extensions])).not.toContain(name);
  for (const extension of extensions) {
    expect(extension).toMatch(/^[a-z0-9]+$/);
    expect(others.flatMap((other) => other.extensions)).not.toContain(extension);
  }
});

const table = { name: 'a', head: new TextEncoder().encode('a,b\n1,2\n'), isText: true };
const idx = (name: string, shape: readonly number[]) => ({ name, head: idxBytes(shape), isText: false });

test('files are recognized by their content, and grouped into data sets', () => {
  const unknown = { name: 'x.csv', head: Uint8Array.of(1, 2, 3), isText: false };
  const files = [idx('labels', [5]), table, unknown, idx('images', [5, 2, 2]), { ...table, name: 'b' }];
  expect(datasets.recognize(files)).toEqual([
    { reader: 'csv', files: [1], all: [1] },
    { reader: 'csv', files: [4], all: [4] },
    { reader: 'idx', files: [3, 0, null, null], all: [0, 3] },
  ]);
  expect(datasets.recognize([unknown])).toEqual([]);
});
