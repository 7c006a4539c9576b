import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Arrangement, type ArrangeRequest, arrange, DIRECTIONS, type Direction } from './arrange.ts';
import type { Point } from './geometry.ts';
import { middleOf, pointAt, wireCurves, writePath } from './wirePath.ts';

const SIZES = { dense: { width: 168, height: 78 }, relu: { width: 124, height: 78 }, add: { width: 168, height: 129 } } as const;
const ADD_PORTS = [63, 85] as const;

/** A residual network: blocks of three layers with a skip connection each, and one wire that skips them all. */
function residual(blocks: number, direction: Direction): ArrangeRequest {
  const nodes: ArrangeRequest['nodes'][number][] = [{ id: 'x', ...SIZES.dense }];
  const wires: ArrangeRequest['wires'][number][] = [];
  let last = 'x';
  for (let block = 0; block < blocks; block++) {
    const [a, b, c, sum] = ['a', 'b', 'c', 'sum'].map((name) => `${name}${block}`);
    nodes.push({ id: a, ...SIZES.dense }, { id: b, ...SIZES.relu }, { id: c, ...SIZES.dense }, { id: sum, ...SIZES.add });
    wires.push([last, a], [a, b], [b, c], [c, sum, undefined, ADD_PORTS[0]], [last, sum, undefined, ADD_PORTS[1]]);
    last = sum;
  }
  nodes.push({ id: 'end', ...SIZES.add });
  wires.push([last, 'end', undefined, ADD_PORTS[0]], ['x', 'end', undefined, ADD_PORTS[1]]);
  return { nodes, wires, direction };
}

/** Closely spaced points along each drawn wire. */
function drawn({ nodes, wires }: ArrangeRequest, { places, bends }: Arrangement) {
  const boxes = new Map(nodes.map(({ id, width, height }) => [id, { ...(places.get(id) ?? { x: 0, y: 0 }), width, height }]));
  return wires.map(([from, to, leaves, enters], index) => {
    const [source, target] = [boxes.get(from), boxes.get(to)];
    if (!source || !target) throw new Error('both ends are there');
    const start = { x: source.x + source.width, y: source.y + (leaves ?? source.height / 2) };
    const end = { x: target.x, y: target.y + (enters ?? target.height / 2) };
    const curves = wireCurves(start, end, bends.get(index));
    const points = curves.flatMap((curve) => Array.from({ length: 81 }, (_, step) => pointAt(curve, step / 80)));
    return { from, to, points, boxes };
  });
}

/** The nodes that wires cross without connecting them. */
function crossings(request: ArrangeRequest, arrangement: Arrangement): string[] {
  return drawn(request, arrangement).flatMap(({ from, to, points, boxes }) =>
    [...boxes].flatMap(([id, box]) => {
      const isInside = ({ x, y }: Point) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
      return id !== from && id !== to && points.some(isInside) ? [`${from} → ${to} through ${id}`] : [];
    }),
  );
}

test.each(DIRECTIONS)('in a residual network no wire crosses a node that it does not connect (%s)', (direction) => {
  const request = residual(4, direction);
  const arrangement = arrange(request);
  expect(crossings(request, arrangement)).toEqual([]);
  // Without its bends, the wire that skips everything would cross nodes.
  expect(arrangement.bends.has(request.wires.length - 1)).toBe(true);
  if (direction === 'right') expect(crossings(request, { ...arrangement, bends: new Map() })).not.toEqual([]);
});

const anyGraph = fc.record({
  kinds: fc.array(fc.constantFrom(...(Object.keys(SIZES) as (keyof typeof SIZES)[])), { minLength: 2, maxLength: 14 }),
  pairs: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 26 }),
  direction: fc.constantFrom(...DIRECTIONS),
  /** The nodes in this range are in a frame. */
  framed: fc.option(fc.tuple(fc.nat(13), fc.nat(13)), { nil: undefined }),
});

test('in any acyclic graph, no wire crosses a node that it does not connect', () => {
  fc.assert(
    fc.property(anyGraph, ({ kinds, pairs, direction, framed }) => {
      const isFramed = (index: number) => framed !== undefined && index >= framed[0] && index <= framed[1];
      const request: ArrangeRequest = {
        nodes: kinds.map((kind, index) => ({ id: `n${index}`, ...SIZES[kind], ...(isFramed(index) && { frame: 'f' }) })),
        wires: pairs.filter(([a, b]) => a < b && b < kinds.length).map(([a, b]) => [`n${a}`, `n${b}`] as const),
        ...(framed && { frames: [{ id: 'f' }] }),
        direction,
      };
      expect(crossings(request, arrange(request))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a wire that crosses nothing has no bends, like one drawn by hand', () => {
  const request: ArrangeRequest = {
    nodes: ['a', 'b', 'c'].map((id) => ({ id, ...SIZES.dense })),
    wires: [
      ['a', 'b'],
      ['b', 'c'],
    ],
    direction: 'right',
  };
  expect(arrange(request).bends.size).toBe(0);
  expect(writePath(wireCurves({ x: 0, y: 0 }, { x: 100, y: 40 }))).toBe('M0 0C50 0 50 40 100 40');
});

test('a path goes through its bends, and contains its middle', () => {
  const bends = [
    { x: 40, y: -50 },
    { x: 160, y: -50 },
  ];
  const curves = wireCurves({ x: 0, y: 0 }, { x: 200, y: 0 }, bends);
  expect(curves.map(({ to }) => to)).toEqual([...bends, { x: 200, y: 0 }]);
  expect(middleOf(curves).y).toBe(-50);
  expect(middleOf(curves).x).toBeCloseTo(100);
});
