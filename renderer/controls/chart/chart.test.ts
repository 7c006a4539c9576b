import { expect, test } from 'vitest';
import { axisOf } from '../smallPlot/index.ts';
import { linePath, stepPath } from './linePath.ts';
import { spreadRows } from './spreadRows.ts';

const x = axisOf(0, 1, 10, 110, 4);
const y = axisOf(0, 1, 100, 0, 4);
const points = { x: [0, 0.5, 1], y: [1, 1, 0.25] };

test('curves go from point to point, or in steps of the later point', () => {
  expect(linePath(points, x, y)).toBe('M10.0,0.0L60.0,0.0L110.0,75.0');
  expect(stepPath(points, x, y)).toBe('M10.0,0.0V0.0H60.0V75.0H110.0');
});

test('a table of many rows keeps its ends', () => {
  const rows = spreadRows(
    Array.from({ length: 200 }, (_, index) => index),
    5,
  );
  expect(rows).toEqual([0, 50, 100, 149, 199]);
  expect(spreadRows([1, 2])).toEqual([1, 2]);
});
