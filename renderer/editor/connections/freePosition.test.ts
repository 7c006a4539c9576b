import { expect, test } from 'vitest';
import { emptyGraph, type GraphNode } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { sizeOfLayer } from '../../drawing/index.ts';
import { freePosition, GAP, positionBetween } from './freePosition.ts';

const at = (id: string, x: number, y: number) => ({ id, type: 'dense', position: { x, y } });
const row = (...nodes: GraphNode[]) => ({ ...emptyGraph('Test'), nodes });
const size = sizeOfLayer(findLayer('dense'));

test('a free position is kept, and an occupied one moves down', () => {
  const document = row(at('a', 0, 0), at('b', 0, 100));
  expect(freePosition(document, { x: 400, y: 0 }, size)).toEqual({ x: 400, y: 0 });
  expect(freePosition(document, { x: 20, y: 10 }, size)).toEqual({ x: 20, y: 100 + size.height + GAP / 2 });
});

test('if there is space between two nodes, the new one is centered and nothing moves', () => {
  const free = positionBetween(row(at('a', 0, 0), at('b', 600, 0)), 'a', 'b', size);
  expect(free).toEqual({ corner: { x: 300, y: 0 }, moved: new Map() });
});

test('if there is none, everything to the right moves by the same amount', () => {
  const document = row(at('a', 0, 0), at('b', 208, 0), at('c', 416, 50), at('left', -300, 0));
  const free = positionBetween(document, 'a', 'b', size);
  expect(free?.corner).toEqual({ x: 168 + GAP, y: 0 });
  expect(free?.moved).toEqual(
    new Map([
      ['b', { x: 208 + 208, y: 0 }],
      ['c', { x: 416 + 208, y: 50 }],
    ]),
  );
});
