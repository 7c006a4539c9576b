import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArrangeRequest, arrange, DIRECTIONS } from './arrange.ts';

const SIZE = { width: 160, height: 80 };

function graph(ids: readonly string[], wires: ArrangeRequest['wires'], direction: ArrangeRequest['direction'] = 'right') {
  return { nodes: ids.map((id) => ({ id, ...SIZE })), wires, direction };
}

test('a target stands in the column before its loss', () => {
  const { places } = arrange(
    graph(
      ['x', 'h', 'y', 'loss'],
      [
        ['x', 'h'],
        ['h', 'loss'],
        ['y', 'loss'],
      ],
    ),
  );
  expect(places.get('y')?.x).toBe(places.get('h')?.x);
  expect(places.get('y')?.y).not.toBe(places.get('h')?.y);
});

/** Wires lead from smaller to larger indices, so that there is no cycle. */
const anyGraph = fc.record({
  pairs: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }),
  direction: fc.constantFrom(...DIRECTIONS),
});

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

test('every wire runs along the direction and no two nodes overlap', () => {
  fc.assert(
    fc.property(anyGraph, ({ pairs, direction }) => {
      const wires = pairs.filter(([a, b]) => a < b).map(([a, b]) => [`n${a}`, `n${b}`] as const);
      const { places } = arrange(graph(idsUpTo(12), wires, direction));
      const along = direction === 'right' ? 'x' : 'y';
      const length = direction === 'right' ? SIZE.width : SIZE.height;
      for (const [from, to] of wires)
        expect((places.get(from)?.[along] ?? 0) + length).toBeLessThan(places.get(to)?.[along] ?? 0);
      expectApart([...places.values()]);
    }),
  );
});

function expectApart(boxes: readonly { readonly x: number; readonly y: number }[]): void {
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      expect(Math.abs(a.x - b.x) >= SIZE.width || Math.abs(a.y - b.y) >= SIZE.height).toBe(true);
    }
  });
}

test('a graph of many nodes is laid out apart and one way as well', () => {
  const ids = idsUpTo(400);
  const wires = ids.flatMap((id, index) => [7, 13].flatMap((step) => (index >= step ? [[`n${index - step}`, id] as const] : [])));
  const { places } = arrange(graph(ids, wires));
  for (const [from, to] of wires) expect((places.get(from)?.x ?? 0) + SIZE.width).toBeLessThan(places.get(to)?.x ?? 0);
  expectApart([...places.values()]);
});

test('cycles, self-loops and invalid wires are laid out too', () => {
  const { places } = arrange(
    graph(
      ['a', 'b'],
      [
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'a'],
        ['a', 'gone'],
      ],
    ),
  );
  expect([...places.keys()]).toEqual(['a', 'b']);
});

test('a chain too deep for layers is laid out in rows, without overlaps and in flow order', () => {
  const ids = idsUpTo(5000);
  const { places } = arrange(
    graph(
      ids.toReversed(),
      ids.slice(1).map((id, index) => [ids[index], id] as const),
    ),
  );
  const spots = ids.map((id) => places.get(id) ?? { x: Number.NaN, y: Number.NaN });
  expectApart(spots.slice(0, 300));
  spots.slice(1).forEach(({ x, y }, index) => {
    const before = spots[index];
    expect(y > before.y || (y === before.y && x >= before.x + SIZE.width)).toBe(true);
  });
});

test('no nodes get no positions', () => {
  expect(arrange(graph([], [])).places.size).toBe(0);
});
