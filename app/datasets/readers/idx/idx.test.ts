import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { idxBytes, idxHeader } from '../../testing/idxBytes.ts';
import { temporaryFile } from '../../testing/temporaryFolder.ts';
import { type IdxPair, readIdx } from './idx.ts';
import { readIdxShape } from './idxFile.ts';

const pairOf = (inputs: Uint8Array, targets: Uint8Array): IdxPair => ({
  inputs: temporaryFile('images', inputs),
  targets: temporaryFile('labels', targets),
});

test('bytes stay bytes, and labels are class indices', () => {
  const { inputs, targets, samples, testFrom } = readIdx(pairOf(idxBytes([3, 2, 2]), idxBytes([3])), undefined);
  expect(inputs).toEqual([{ name: 'image', shape: [2, 2], data: Uint8Array.from({ length: 12 }, (_, index) => index) }]);
  expect(targets).toEqual([{ name: 'label', shape: [], classes: 3, data: Uint8Array.of(0, 1, 2) }]);
  expect(samples).toBe(3);
  expect(testFrom).toBeUndefined();
});

test('a second pair follows the first as the test split', () => {
  const train = pairOf(idxBytes([3, 2]), idxBytes([3]));
  const { inputs, targets, samples, testFrom } = readIdx(train, pairOf(idxBytes([2, 2]), idxBytes([2])));
  expect([...inputs[0].data]).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3]);
  expect([...targets[0].data]).toEqual([0, 1, 2, 0, 1]);
  expect(samples).toBe(5);
  expect(testFrom).toBe(3);
});

test('gzipped files are decompressed', () => {
  const { inputs } = readIdx(pairOf(gzipSync(idxBytes([2, 2])), gzipSync(idxBytes([2]))), undefined);
  expect([...inputs[0].data]).toEqual([0, 1, 2, 3]);
});

test.each([
  ['int8', 0x09, [0xff, 0x02], Float64Array.of(-1, 2)],
  ['int16', 0x0b, [0xff, 0xfe, 0x01, 0x00], Float64Array.of(-2, 256)],
  ['int32', 0x0c, [0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0], Float64Array.of(-1, 65_536)],
  ['float32', 0x0d, [0x3f, 0x80, 0, 0, 0xbf, 0, 0, 0], Float32Array.of(1, -0.5)],
  ['float64', 0x0e, [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], Float64Array.of(1.5, -2)],
])('%s is read big-endian', (_name, type, bytes, expected) => {
  const { inputs } = readIdx(pairOf(Uint8Array.of(...idxHeader(type, [2, 1]), ...bytes), idxBytes([2])), undefined);
  expect(inputs[0].data).toEqual(expected);
});

test('labels of a floating-point type are numbers, not classes', () => {
  const labels = Uint8Array.of(...idxHeader(0x0d, [2]), 0x3f, 0x80, 0, 0, 0x40, 0, 0, 0);
  const [target] = readIdx(pairOf(idxBytes([2, 2]), labels), undefined).targets;
  expect(target).toEqual({ name: 'label', shape: [], data: Float32Array.of(1, 2) });
});

test('a truncated file is refused with the bytes expected and found', () => {
  const error = refusalOf(() => readIdx(pairOf(idxBytes([3, 2, 2]).subarray(0, 20), idxBytes([3])), undefined));
  expect(error.code).toBe('dataset.idxSize');
  expect(error.message).toBe(
    "The IDX file 'images' is truncated or damaged: expected 28 bytes for 3 × 2 × 2 uint8, found 20 bytes",
  );
});

test('a file that is truncated in its header, or too long, is refused', () => {
  for (const images of [idxBytes([3, 2, 2]).subarray(0, 9), Uint8Array.of(...idxBytes([3, 2, 2]), 0)]) {
    expect(refusalOf(() => readIdx(pairOf(images, idxBytes([3])), undefined)).code).toBe('dataset.idxSize');
  }
});

test('a header with an impossible size is refused without allocating it', () => {
  const images = Uint8Array.of(...idxHeader(0x08, [0xffffffff, 0xffffffff, 0xffffffff]), 1, 2, 3);
  expect(refusalOf(() => readIdx(pairOf(images, idxBytes([3])), undefined)).code).toBe('dataset.idxSize');
});

test.each([
  ['another file', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
  ['an unknown type', [0, 0, 0x0a, 1, 0, 0, 0, 0]],
  ['no dimension', [0, 0, 0x08, 0]],
  ['three bytes', [0, 0, 8]],
])('the wrong magic of %s is refused', (_what, bytes) => {
  const error = refusalOf(() => readIdx(pairOf(Uint8Array.from(bytes), idxBytes([3])), undefined));
  expect(error.code).toBe('dataset.idxMagic');
  expect(error.message).toContain("'images' is not an IDX file: expected a first word of 00 00 TYPE RANK");
});

test('images and labels of different counts are refused with both', () => {
  const error = refusalOf(() => readIdx(pairOf(idxBytes([3, 2]), idxBytes([4])), undefined));
  expect(error.code).toBe('dataset.idxPair');
  expect(error.message).toContain("'images' has 3 samples, but 'labels' has 4");
});

test('a test pair of another shape is refused', () => {
  const train = pairOf(idxBytes([3, 2, 2]), idxBytes([3]));
  const error = refusalOf(() => readIdx(train, pairOf(idxBytes([2, 3, 3]), idxBytes([2]))));
  expect(error.code).toBe('dataset.idxPair');
  expect(error.message).toContain('expected samples of shape [2, 2] of uint8, found samples of shape [3, 3] of uint8');
});

test('files without samples are refused', () => {
  expect(refusalOf(() => readIdx(pairOf(idxBytes([0, 2]), idxBytes([0])), undefined)).code).toBe('dataset.empty');
});

test('labels of a single class are refused', () => {
  expect(refusalOf(() => readIdx(pairOf(idxBytes([3, 2]), idxBytes([3], 1)), undefined)).code).toBe('dataset.oneClass');
});

test('a non-finite number is refused with its sample', () => {
  const images = Uint8Array.of(...idxHeader(0x0d, [2, 1]), 0x3f, 0x80, 0, 0, 0x7f, 0xc0, 0, 0);
  const error = refusalOf(() => readIdx(pairOf(images, idxBytes([2])), undefined));
  expect(error.code).toBe('dataset.notFinite');
  expect(error.message).toBe('images, sample 2: expected finite numbers, found NaN');
});

test('labels of other data keep the classes of training, even if some do not occur', () => {
  const trained = { inputs: [{ name: 'image', shape: [2] }], targets: [{ name: 'label', shape: [], classes: 10 }] };
  const pair = pairOf(idxBytes([2, 2]), idxBytes([2], 1));
  expect(readIdx(pair, undefined, { trained }).targets[0]).toEqual({
    name: 'label',
    shape: [],
    classes: 10,
    data: Uint8Array.of(0, 0),
  });
  const few = { ...trained, targets: [{ name: 'label', shape: [], classes: 2 }] };
  const error = refusalOf(() => readIdx(pairOf(idxBytes([3, 2]), idxBytes([3])), undefined, { trained: few }));
  expect(error.code).toBe('dataset.unknownClass');
  expect(error.message).toContain('labels, sample 3: expected one of the classes that the network was trained on (0 to 1)');
});

test.each([
  [[2, 0, 2], [2]],
  [[2, 2, 0], [2]],
  [
    [2, 2],
    [2, 0],
  ],
])('a dimension of 0 is refused', (images, labels) => {
  const error = refusalOf(() => readIdx(pairOf(idxBytes(images), idxBytes(labels)), undefined));
  expect(error.code).toBe('dataset.empty');
  expect(error.message).toContain('expected dimensions of at least 1, found a dimension of 0 (2 × ');
});

test('labels too large for class indices are refused', () => {
  const labels = Uint8Array.of(...idxHeader(0x0c, [2]), 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff);
  const error = refusalOf(() => readIdx(pairOf(idxBytes([2, 2]), labels), undefined));
  expect(error.code).toBe('dataset.tooManyClasses');
  expect(error.message).toBe('labels: expected class indices below 131,072, found 2,147,483,647');
});

test('bytes after a gzip stream are ignored and noted', () => {
  const images = Buffer.concat([gzipSync(idxBytes([2, 2])), Buffer.from('behind')]);
  expect(readIdx(pairOf(images, idxBytes([2])), undefined).notes?.map(english)).toEqual([
    '6 bytes after the end of the gzip stream were ignored.',
  ]);
});

test('progress covers all files', () => {
  const heard: unknown[] = [];
  const pair = pairOf(idxBytes([3, 2, 2]), idxBytes([3]));
  readIdx(pair, pairOf(gzipSync(idxBytes([2, 2, 2])), idxBytes([2])), { onProgress: (progress) => heard.push(progress) });
  expect(heard).toEqual([
    { bytes: 12, totalBytes: 25, rows: 3 },
    { bytes: 20, totalBytes: 25, rows: 5 },
    { bytes: 23, totalBytes: 25, rows: 5 },
    { bytes: 25, totalBytes: 25, rows: 5 },
  ]);
});

test('a file of several pieces is read completely, and each piece is reported', () => {
  const heard: number[] = [];
  const pixels = new Uint8Array(3 * 2 ** 21).map((_, index) => index % 251);
  const images = Buffer.concat([Uint8Array.from(idxHeader(0x08, [3, 2 ** 11, 2 ** 10])), pixels]);
  const { inputs } = readIdx(pairOf(images, idxBytes([3])), undefined, { onProgress: ({ bytes }) => heard.push(bytes) });
  expect(Buffer.compare(Uint8Array.from(inputs[0].data), pixels)).toBe(0);
  expect(heard).toEqual([2 ** 22, 3 * 2 ** 21, 3 * 2 ** 21 + 3]);
});

test('other bytes have no shape', () => {
  expect(readIdxShape(idxBytes([2, 4, 5]))).toEqual([2, 4, 5]);
  expect(readIdxShape(idxBytes([2, 4, 5]).subarray(0, 15))).toBeUndefined();
  for (const bytes of [
    [1, 0, 8, 1],
    [0, 0, 7, 1],
    [0, 0, 8, 0],
    [0, 0, 8, 9],
  ]) {
    expect(readIdxShape(Uint8Array.from([...bytes, ...new Array(60).fill(0)]))).toBeUndefined();
  }
});
