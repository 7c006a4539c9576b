import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture, readContent, readFiles } from '../../testing/temporaryFolder.ts';
import { writeZip } from '../../testing/writeZip.ts';
import { npz } from './npz.ts';

const read = (name: string, options = '') => readFiles(npz, [fixture(name)], `${name}?${options}`);
const refusal = (name: string, options?: string) => refusalOf(() => read(name, options));
/** An archive of arrays, each with its file of numpy.save. */
const archive = (arrays: Readonly<Record<string, string>>) =>
  writeZip(Object.entries(arrays).map(([name, file]) => [`${name}.npy`, readFileSync(fixture(file).path)]));
const readArchive = (arrays: Readonly<Record<string, string>>, spec = 'a.npz') => readContent(npz, archive(arrays), spec);

test('the arrays x and y are inputs and targets, and the first axis counts the samples', () => {
  const { inputs, targets, samples, description } = read('arrays.npz');
  expect(samples).toBe(4);
  expect(inputs).toEqual([{ name: 'x', shape: [3, 2], data: Uint8Array.from({ length: 24 }, (_, index) => index) }]);
  expect(targets).toEqual([{ name: 'y', shape: [], classes: 2, data: Float64Array.of(0, 1, 1, 0) }]);
  expect(description).toBe('Arrays x, y from arrays.npz');
});

test('a compressed archive and other usual names are read, and further arrays left out', () => {
  const { inputs, targets } = read('arrays.compressed.npz');
  expect(inputs[0]).toEqual({ name: 'X', shape: [3, 2], data: Float32Array.from({ length: 24 }, (_, index) => index / 2) });
  expect(targets[0].name).toBe('labels');
});

const TYPES = ['i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8'].flatMap((type) => [`little_${type}`, `big_${type}`]);

test.each([...TYPES, 'i1', 'u1'])('numbers of type %s are read', (type) => {
  expect([...read('types.npz', `inputs=${type}`).inputs[0].data]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('true and false are 1 and 0', () => {
  expect(read('types.npz', 'inputs=bool').inputs[0].data).toEqual(Uint8Array.of(0, 1, 1, 1, 1, 1));
});

test('numbers of 16 bits are exact, also the least and the largest', () => {
  expect([...read('halves.npz').inputs[0].data]).toEqual([2 ** -24, 2 ** -14, 65504, -1.5]);
});

test('an array in the order of Fortran is the same as in that of C', () => {
  expect([...read('fortran.npz').inputs[0].data]).toEqual(Array.from({ length: 24 }, (_, index) => index));
});

test('several inputs can be named', () => {
  const { inputs } = read('types.npz', 'inputs=i1,big_f4&targets=y');
  expect(inputs.map(({ name }) => name)).toEqual(['i1', 'big_f4']);
});

test.each([
  ['objects.npz', 'Python objects, which are stored as a pickle'],
  ['texts.npz', 'texts'],
  ['complex.npz', 'complex numbers'],
  ['structured.npz', 'records of several fields'],
])('%s is refused with the array and what it holds', (name, received) => {
  const error = refusal(name);
  expect(error.code).toBe('dataset.npyType');
  expect(error.message).toContain(`'x' in ${name}: expected real numbers, or true and false, found ${received}`);
});

test('arrays for training, validation and test are splits', () => {
  const arrays = { x_train: 'x.npy', y_train: 'y.npy', x_val: 'x.npy', y_val: 'y.npy', x_test: 'x.npy', y_test: 'y.npy' };
  expect(readArchive(arrays)).toMatchObject({
    samples: 12,
    testFrom: 8,
    split: { by: 'column', splits: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2) },
    inputs: [{ name: 'x', data: { length: 72 } }],
  });
  const { x_val: _, y_val: __, ...others } = arrays;
  const { testFrom, split } = readArchive(others);
  expect([testFrom, split]).toEqual([4, undefined]);
});

test('arrays that are not there are refused with those that are', () => {
  const error = refusalOf(() => readArchive({ a: 'x.npy', b: 'y.npy' }));
  expect(error.code).toBe('dataset.arrays');
  expect(error.message).toContain('found the arrays a, b. Name arrays of the file with inputs=NAME and targets=NAME.');
  expect(readArchive({ a: 'x.npy', b: 'y.npy' }, 'a.npz?inputs=a&targets=b').samples).toBe(4);
  expect(refusalOf(() => readArchive({ a: 'x.npy', b: 'y.npy' }, 'a.npz?inputs=c&targets=b')).code).toBe('dataset.arrays');
});

test('splits that only some arrays have are refused', () => {
  const error = refusalOf(() => readArchive({ x_train: 'x.npy', y_train: 'y.npy', x_test: 'x.npy' }));
  expect(error).toMatchObject({ code: 'dataset.arrays', details: { received: "'y' for train" } });
});

test('an archive of other files has no arrays', () => {
  const error = refusalOf(() => readContent(npz, writeZip([]), 'a.npz'));
  expect(error).toMatchObject({ code: 'dataset.arrays', details: { received: 'no arrays' } });
});

test('the data is loaded for training', () => {
  const dataset = `${fixture('types.npz').path}?inputs=little_f4&targets=little_f8`;
  const { targets, splits } = openDatasets({ resourcesDirectory: 'resources' }).load({ dataset, test: 0, validation: 0 });
  expect([...targets[0].data]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(splits.train).toHaveLength(2);
});

test('it is recognized by the name of its first file', () => {
  const head = (name: string) => ({ name: 'a', head: readFileSync(fixture(name).path).subarray(0, 4096), isText: false });
  expect(npz.recognizes(head('arrays.npz'))).toBe(true);
  expect(npz.recognizes(head('classes.zip'))).toBe(false);
});
