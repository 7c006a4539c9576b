import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALIGNMENTS, align, around, distribute } from './align.ts';
import type { Box } from './geometry.ts';

const boxes = new Map<string, Box>([
  ['a', { x: 0, y: 10, width: 100, height: 50 }],
  ['b', { x: 300, y: 200, width: 60, height: 70 }],
  ['c', { x: 130, y: 90, width: 80, height: 30 }],
]);

test('alignment puts an edge or the center of all on one line', () => {
  expect([...align(boxes, 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0]);
  expect([...align(boxes, 'right').values()].map(({ x }) => x)).toEqual([260, 300, 280]);
  expect([...align(boxes, 'center').values()].map(({ x }) => x)).toEqual([130, 150, 140]);
  expect([...align(boxes, 'bottom').values()].map(({ y }) => y)).toEqual([220, 200, 240]);
});

test('alignment keeps the other axis, and aligned boxes stay', () => {
  const anyBoxes = fc.array(fc.record({ x: fc.nat(500), y: fc.nat(500), width: fc.constant(80), height: fc.constant(40) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(anyBoxes, fc.constantFrom(...ALIGNMENTS), (list, alignment) => {
      const given = new Map(list.map((box, index) => [`n${index}`, box]));
      const once = align(given, alignment);
      const placed = new Map([...given].map(([id, box]) => [id, { ...box, ...once.get(id) }]));
      expect(align(placed, alignment)).toEqual(once);
      const other = ['left', 'center', 'right'].includes(alignment) ? 'y' : 'x';
      for (const [id, box] of given) expect(once.get(id)?.[other]).toBe(box[other]);
    }),
  );
});

test('distribution makes all gaps equal, and keeps the outermost boxes', () => {
  const places = distribute(boxes, 'x');
  expect(places.get('a')?.x).toBe(0);
  expect(places.get('b')?.x).toBe(300);
  // 360 wide in total, 240 of them filled: 60 on either side of c.
  expect(places.get('c')?.x).toBe(160);
  expect(places.get('c')?.y).toBe(90);
});

test('two boxes have nothing to distribute, and no boxes have no bounding box', () => {
  expect(distribute(new Map([...boxes].slice(0, 2)), 'x').size).toBe(0);
  expect(around([])).toBeUndefined();
});
