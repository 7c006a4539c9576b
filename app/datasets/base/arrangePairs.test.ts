import { expect, test } from 'vitest';
import { arrangePairs } from './arrangePairs.ts';

/** A file whose bytes are its shape. */
const file = (name: string, shape: readonly number[]) => ({ name, head: Uint8Array.from(shape), isText: false });
const names = (...files: ReturnType<typeof file>[]) => arrangePairs(files, ({ head }) => [...head]).map((found) => found?.name);

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

test('labels in a column of their own are labels', () => {
  expect(names(file('labels', [60, 1]), images)).toEqual(['train-images', 'labels', undefined, undefined]);
});
