import { describe, expect, test } from 'vitest';
import {
  cellAt,
  extentOf,
  indexAt,
  indexOf,
  type LayoutOptions,
  layoutOf,
  offsetOf,
  planeOffsets,
  sizeOf,
  wrapped,
} from './tensorLayout.ts';

const CASES: readonly [string, readonly number[], LayoutOptions, string, string, object][] = [
  ['a scalar', [], {}, 'vector', 'numbers', { planes: 1, rows: 1, columns: 1 }],
  ['a few activations', [10], {}, 'vector', 'numbers', { planes: 1, rows: 1, columns: 10 }],
  ['many activations', [128], {}, 'vector', 'pixels', { planes: 1, rows: 1, columns: 128 }],
  ['a weight matrix', [128, 784], { isParameter: true }, 'matrix', 'pixels', { planes: 1, rows: 128, columns: 784 }],
  ['a small weight matrix', [3, 2], { isParameter: true }, 'matrix', 'numbers', { planes: 1, rows: 3, columns: 2 }],
  ['a sequence, with its timesteps as columns', [30, 16], {}, 'sequence', 'pixels', { planes: 1, rows: 16, columns: 30 }],
  ['a grey image', [28, 28, 1], { isInput: true }, 'image', 'picture', { planes: 1, rows: 28, columns: 28 }],
  ['a color image', [32, 32, 3], { isInput: true }, 'image', 'picture', { planes: 3, rows: 32, columns: 32 }],
  ['feature maps', [26, 24, 8], {}, 'maps', 'pixels', { planes: 8, rows: 26, columns: 24 }],
  ['kernels', [3, 5, 8, 16], { isParameter: true }, 'kernels', 'pixels', { planes: 128, rows: 3, columns: 5 }],
  ['one-dimensional kernels', [3, 8, 16], { isParameter: true }, 'kernels', 'pixels', { planes: 16, rows: 8, columns: 3 }],
  ['square maps', [4, 12, 12], {}, 'maps', 'pixels', { planes: 12, rows: 4, columns: 12 }],
  [
    'attention',
    [4, 12, 12],
    { dimensions: ['head', 'query', 'key'] },
    'attention',
    'pixels',
    { planes: 4, rows: 12, columns: 12 },
  ],
  [
    'as many heads as timesteps',
    [12, 12, 12],
    { dimensions: ['head', 'query', 'key'] },
    'attention',
    'pixels',
    { planes: 12, rows: 12, columns: 12 },
  ],
  [
    'the queries of each head, with timesteps as columns',
    [2, 20, 8],
    { dimensions: ['head', 'timestep', 'feature'] },
    'heads',
    'pixels',
    { planes: 2, rows: 8, columns: 20 },
  ],
  [
    'weights of an image, a picture per neuron',
    [5, 84],
    { isParameter: true, folded: [4, 7, 3] },
    'neurons',
    'pixels',
    { planes: 15, rows: 4, columns: 7 },
  ],
];

describe.each(CASES)('%s %j', (_name, shape, options, arrangement, form, extent) => {
  const layout = layoutOf(shape, options);

  test(`is laid out as ${arrangement} of ${form}`, () => {
    expect(layout).toMatchObject({ arrangement, form });
    expect(extentOf(layout)).toEqual(extent);
  });

  test('has a cell of its own for each element', () => {
    const { planes, rows, columns } = extentOf(layout);
    const offsets = new Set<number>();
    for (let plane = 0; plane < planes; plane++) {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const index = indexAt(layout, { plane, row, column }) ?? [];
          expect(cellAt(layout, index)).toEqual({ plane, row, column });
          offsets.add(offsetOf(layout.shape, index));
        }
      }
    }
    expect(offsets.size).toBe(sizeOf(shape));
  });

  test('has the offsets of the cells of each plane, line by line', () => {
    const { planes, rows, columns } = extentOf(layout);
    const [shownRows, shownColumns] = [rows, columns].map((length) => ({ from: Math.min(1, length - 1), to: length }));
    for (let plane = 0; plane < planes; plane++) {
      const expected: number[] = [];
      for (let row = shownRows.from; row < rows; row++) {
        for (let column = shownColumns.from; column < columns; column++) {
          expected.push(offsetOf(layout.shape, indexAt(layout, { plane, row, column }) ?? []));
        }
      }
      expect([...planeOffsets(layout, plane, shownRows, shownColumns)]).toEqual(expected);
    }
  });
});

test('kernels of a filter are beside each other, whatever the order of its dimensions', () => {
  const conv = layoutOf([3, 3, 8, 16], { dimensions: ['row', 'column', 'channel', 'filter'] });
  expect(indexAt(conv, { plane: 10, row: 0, column: 2 })).toEqual([0, 2, 2, 1]);
  const transposed = layoutOf([3, 3, 16, 8], { dimensions: ['row', 'column', 'filter', 'channel'] });
  expect(indexAt(transposed, { plane: 10, row: 0, column: 2 })).toEqual([0, 2, 1, 2]);
});

test('names of dimensions that do not fit the shape are ignored', () => {
  expect(layoutOf([30, 16], { dimensions: ['head', 'query', 'key'] }).arrangement).toBe('sequence');
});

test('a map of a feature is one channel at all positions', () => {
  expect(indexAt(layoutOf([26, 24, 8]), { plane: 5, row: 2, column: 3 })).toEqual([2, 3, 5]);
});

test('a long vector is broken into lines; beyond its end there is no element', () => {
  const layout = wrapped(layoutOf([100]), 32);
  expect(extentOf(layout)).toEqual({ planes: 1, rows: 4, columns: 32 });
  expect(indexAt(layout, { plane: 0, row: 2, column: 5 })).toEqual([69]);
  expect(cellAt(layout, [69])).toEqual({ plane: 0, row: 2, column: 5 });
  expect([...planeOffsets(layout, 0, { from: 3, to: 4 }, { from: 2, to: 6 })]).toEqual([98, 99, -1, -1]);
  expect(indexAt(layout, { plane: 0, row: 3, column: 4 })).toBeUndefined();
});

test('a row-major offset names one element', () => {
  expect(indexOf([4, 5, 6], offsetOf([4, 5, 6], [3, 2, 1]))).toEqual([3, 2, 1]);
  expect(offsetOf([4, 5, 6], [3, 2, 1])).toBe(103);
});
