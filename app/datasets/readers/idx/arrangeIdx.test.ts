import { expect, test } from 'vitest';
import { idxBytes } from '../../testing/idxBytes.ts';
import { arrangeIdx, readIdxShape } from './arrangeIdx.ts';

const file = (name: string, shape: readonly number[]) => ({ name, head: idxBytes(shape), isText: false });
const names = (...files: ReturnType<typeof file>[]) => arrangeIdx(files).map((found) => found?.name);

const images = file('train-images', [60, 2, 2]);
const labels = file('train-labels', [60]);
const testImages = file('t10k-images', [10, 2, 2]);
const testLabels = file('t10k-labels', [10]);

test('a pair is recognized in either order', () => {
  const pair = ['train-images', 'train-labels', undefined, undefined];
  expect(names(images, labels)).toEqual(pair);
  expect(names(labels, images)).toEqual(pair);
});

test('the larger of two pairs is the training pair', () => {
  const pairs = ['train-images', 'train-labels', 't10k-images', 't10k-labels'];
  expect(names(testLabels, testImages, labels, images)).toEqual(pairs);
  const second = [file('more images', [60, 2, 2]), file('more labels', [60])];
  expect(names(images, labels, ...second)).not.toContain(undefined);
});

test('a missing file is left open; the reader refuses mismatches', () => {
  expect(names(images)).toEqual(['train-images', undefined, undefined, undefined]);
  expect(names(labels)).toEqual([undefined, 'train-labels', undefined, undefined]);
  expect(names(images, testLabels)).toEqual(['train-images', 't10k-labels', undefined, undefined]);
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
