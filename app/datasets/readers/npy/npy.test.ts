import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture, readFiles, temporaryFile } from '../../testing/temporaryFolder.ts';
import { npy } from './npy.ts';

const [x, y] = [fixture('x.npy'), fixture('y.npy')];
const bytesOf = (name: string) => readFileSync(fixture(name).path);

test('a pair of arrays is read, and a second pair is its test split', () => {
  const { inputs, targets, samples, testFrom, description } = readFiles(npy, [x, y, x, y], 'npy:x.npy,y.npy;x.npy,y.npy');
  expect([samples, testFrom]).toEqual([8, 4]);
  expect(inputs[0]).toMatchObject({ name: 'x', shape: [3, 2] });
  expect(targets[0]).toMatchObject({ name: 'y', classes: 2 });
  expect(description).toBe('Arrays in x.npy, y.npy, x.npy, y.npy');
});

test('the data is loaded for training', () => {
  const dataset = `npy:${x.path},${y.path}`;
  const { splits } = openDatasets({ resourcesDirectory: 'resources' }).load({ dataset, test: 0.25, validation: 0 });
  expect(splits.train).toHaveLength(3);
});

test.each([
  ['cut off', bytesOf('x.npy').subarray(0, 150), '152 bytes', '150 bytes'],
  ['cut off in its header', bytesOf('x.npy').subarray(0, 60), 'a NumPy array (.npy)', 'other bytes'],
  ['of other bytes', Buffer.from('a,b\n1,2\n'), 'a NumPy array (.npy)', 'other bytes'],
])('a file that is %s is refused by name', (_what, bytes, expected, received) => {
  const error = refusalOf(() => readFiles(npy, [temporaryFile('x.npy', bytes), y], 'npy:x.npy,y.npy'));
  expect(error.code).toBe('dataset.npyFormat');
  expect(error.message).toContain(`'x.npy': expected ${expected}, found ${received}`);
});

test('a damaged header is refused', () => {
  const bytes = Buffer.from(bytesOf('x.npy').toString('latin1').replace("'shape'", "'shope'"), 'latin1');
  expect(refusalOf(() => readFiles(npy, [temporaryFile('x.npy', bytes), y], 'npy:x.npy,y.npy')).code).toBe('dataset.npyFormat');
});

/** An array as numpy.save writes it. */
function array(shape: string, ...values: readonly number[]) {
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(117);
  const start = Buffer.concat([Buffer.from('\x93NUMPY\x01\x00v\x00', 'latin1'), Buffer.from(`${header}\n`)]);
  return temporaryFile('a.npy', Buffer.concat([start, Buffer.from(Float64Array.from(values).buffer)]));
}

test('labels in a column of their own are single numbers', () => {
  const { targets } = readFiles(npy, [x, array('4, 1', 0.5, 1, 2, 3)], 'npy:x.npy,a.npy');
  expect(targets).toEqual([{ name: 'y', shape: [], data: Float64Array.of(0.5, 1, 2, 3) }]);
});

test('other counts of samples are refused with both', () => {
  const error = refusalOf(() => readFiles(npy, [x, array('3,', 1, 2, 3)], 'npy:x.npy,a.npy'));
  expect(error.code).toBe('dataset.arrays');
  expect(error.message).toBe('a.npy: expected 4 samples, as in x.npy, found 3 samples');
});

test('test samples of another shape are refused with both', () => {
  const error = refusalOf(() => readFiles(npy, [x, y, array('4, 2', 1, 2, 3, 4, 5, 6, 7, 8), y], 'npy:x.npy,y.npy;a.npy,y.npy'));
  expect(error.message).toBe('a.npy: expected samples of shape [3, 2], as in x.npy, found [2]');
});

test('an array without samples, and one that is a number, are refused', () => {
  for (const empty of [array('0, 3'), array('', 1)])
    expect(refusalOf(() => readFiles(npy, [empty, y], 'npy:a.npy,y.npy')).code).toBe('dataset.empty');
});

test('numbers that are not finite are refused with the sample', () => {
  const error = refusalOf(() => readFiles(npy, [array('4,', 1, 2, Number.NaN, 4), y], 'npy:a.npy,y.npy'));
  expect(error).toMatchObject({ code: 'dataset.notFinite', details: { where: 'a.npy, sample 3' } });
});

test('one file is no pair', () => {
  const load = () => openDatasets({ resourcesDirectory: 'resources' }).load({ dataset: `npy:${x.path}` });
  expect(refusalOf(load).code).toBe('dataset.arrays');
});

test('pairs are recognized and arranged by their shapes', () => {
  const head = ({ path, shown }: typeof x) => ({ name: shown, head: readFileSync(path), isText: false });
  const files = [head(y), head(x)];
  expect(openDatasets({ resourcesDirectory: 'resources' }).recognize(files)).toEqual([
    { reader: 'npy', files: [1, 0, null, null], all: [0, 1] },
  ]);
});
