import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { arrange } from './arrange.ts';

const SIZE = { width: 160, height: 80 };

function graph(nodes: readonly string[], wires: readonly (readonly [string, string])[]): GraphDocument {
  return {
    ...emptyGraph('Test'),
    nodes: nodes.map((id) => ({ id, type: 'relu' })),
    edges: wires.map(([from, to]) => ({ from: [from, 'out'], to: [to, 'in'] })),
  };
}

test('a target stands in the column before its loss', () => {
  const document = graph(
    ['x', 'h', 'y', 'loss'],
    [
      ['x', 'h'],
      ['h', 'loss'],
      ['y', 'loss'],
    ],
  );
  const places = arrange(document, () => SIZE);
  expect(places.get('y')?.x).toBe(places.get('h')?.x);
  expect(places.get('y')?.y).not.toBe(places.get('h')?.y);
});

/** Wires lead from smaller to larger numbers, so that there is no cycle. */
const anyGraph = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }).map((pairs) => {
  const wires = pairs.filter(([a, b]) => a < b).map(([a, b]) => [`n${a}`, `n${b}`] as const);
  return graph(
    Array.from({ length: 12 }, (_, index) => `n${index}`),
    wires,
  );
});

test('every wire runs left to right and no two nodes overlap', () => {
  fc.assert(
    fc.property(anyGraph, (document) => {
      const places = arrange(document, () => SIZE);
      for (const { from, to } of document.edges) {
        expect((places.get(from[0])?.x ?? 0) + SIZE.width).toBeLessThan(places.get(to[0])?.x ?? 0);
      }
      const boxes = [...places.values()];
      boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) {
          expect(Math.abs(a.x - b.x) >= SIZE.width || Math.abs(a.y - b.y) >= SIZE.height).toBe(true);
        }
      });
    }),
  );
});

test('a cycle is laid out all the same', () => {
  const places = arrange(
    graph(
      ['a', 'b'],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ),
    () => SIZE,
  );
  expect([...places.keys()]).toEqual(['a', 'b']);
});
