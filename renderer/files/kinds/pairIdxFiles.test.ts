import { expect, test } from 'vitest';
import { pairIdxFiles } from './pairIdxFiles.ts';

const images = { file: 'train-images', shape: [60, 28, 28] };
const labels = { file: 'train-labels', shape: [60] };
const testImages = { file: 't10k-images', shape: [10, 28, 28] };
const testLabels = { file: 't10k-labels', shape: [10] };

test('a pair is recognized in either order', () => {
  const pair = { samples: 'train-images', labels: 'train-labels' };
  expect(pairIdxFiles([images, labels])).toEqual(pair);
  expect(pairIdxFiles([labels, images])).toEqual(pair);
});

test('the larger of two pairs is for training', () => {
  expect(pairIdxFiles([testLabels, testImages, labels, images])).toEqual({
    samples: 'train-images',
    labels: 'train-labels',
    testSamples: 't10k-images',
    testLabels: 't10k-labels',
  });
  const second = [
    { file: 'more images', shape: [60, 28, 28] },
    { file: 'more labels', shape: [60] },
  ];
  expect(Object.keys(pairIdxFiles([images, labels, ...second]))).toHaveLength(4);
});

test('missing files are left open; mismatches are left to the reader', () => {
  expect(pairIdxFiles([images])).toEqual({ samples: 'train-images' });
  expect(pairIdxFiles([labels])).toEqual({ labels: 'train-labels' });
  expect(pairIdxFiles([images, testLabels])).toEqual({ samples: 'train-images', labels: 't10k-labels' });
});
