import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture, readContent, readFiles } from '../../testing/temporaryFolder.ts';
import { parquet } from './parquet.ts';

const OPTIONS = 'missing.real=0&missing.price=0&missing.color=mode';
const read = (name: string, options = OPTIONS) => readFiles(parquet, [fixture(name)], `${name}?${options}`);
const bytes = readFileSync(fixture('flowers.zstd.parquet').path);

test.each(['snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'none', 'v2'])('a file of pyarrow is read: %s', (codec) => {
  const { samples, inputs, targets } = read(`flowers.${codec}.parquet`);
  expect(samples).toBe(6);
  expect(inputs[0].fields?.map(({ name, kind }) => [name, kind])).toEqual([
    ['whole', 'number'],
    ['real', 'number'],
    ['half', 'number'],
    ['price', 'number'],
    ['day', 'date'],
    ['moment', 'date'],
    ['color', 'category'],
    ['wild', 'category'],
  ]);
  const moment = 20513 + (12 * 3600 + 30 * 60 + 15.5) / 86_400;
  expect([...inputs[0].data.subarray(0, 8)]).toEqual([1, 0.5, 0.5, 1.25, 20513, moment, 1, 1]);
  expect([...inputs[0].data.subarray(8, 12)]).toEqual([2, Number.NaN, 1, -2.5]);
  expect(inputs[0].data[4 * 8 + 3]).toBe(12_345_678_901);
  expect(targets[0]).toMatchObject({ name: 'species', classNames: ['setosa', 'virginica'] });
});

test('null is a missing value, refused with its row and column', () => {
  const error = refusalOf(() => read('flowers.snappy.parquet', ''));
  expect(error).toMatchObject({
    code: 'dataset.missingValue',
    details: { where: "flowers.snappy.parquet, line 2, column 'real'" },
  });
});

test('the data is loaded for training, group by group', () => {
  const reported: number[] = [];
  const datasets = openDatasets({ resourcesDirectory: 'resources', onProgress: ({ rows }) => reported.push(rows) });
  const dataset = `${fixture('flowers.zstd.parquet').path}?missing=drop&ignore=price`;
  const { splits, inputs } = datasets.load({ dataset, test: 0, validation: 0.25 });
  expect([splits.train.length, splits.validation.length]).toEqual([3, 1]);
  expect(inputs[0].features).toContain('color=white');
  expect(reported).toEqual([4, 6]);
});

test('a column of lists is refused by name, unless it is ignored', () => {
  const error = refusalOf(() => read('nested.parquet', ''));
  expect(error.code).toBe('dataset.nestedValue');
  expect(error.message).toContain(
    "nested.parquet, column 'tags': expected numbers, texts, dates, or true and false, found lists",
  );
  expect(read('nested.parquet', 'ignore=tags').inputs[0].data).toEqual(Float64Array.of(1, 2));
});

test('a gzipped file is unpacked', () => {
  expect(readContent(parquet, gzipSync(bytes), `a.parquet.gz?${OPTIONS}`).samples).toBe(6);
});

test.each([
  ['cut off', bytes.subarray(0, 2000)],
  ['only a mark', Buffer.from('PAR1')],
  ['of another format', Buffer.from('a,b\n1,2\n'.repeat(10))],
  ['changed at its end', Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(32, 7), bytes.subarray(-8)])],
  ['changed in its pages', Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(300, 255), bytes.subarray(360)])],
])('a file that is %s is refused by name', (_what, content) => {
  const error = refusalOf(() => readContent(parquet, content, `a.parquet?${OPTIONS}`));
  expect(error.code).toBe('dataset.damagedParquet');
  expect(error.message).toContain("'a.parquet': expected a complete Parquet file, found ");
});

test('it is recognized by its first bytes', () => {
  expect(parquet.recognizes({ name: 'a', head: bytes.subarray(0, 100), isText: false })).toBe(true);
  expect(parquet.recognizes({ name: 'a.parquet', head: Buffer.from('a,b'), isText: true })).toBe(false);
});
