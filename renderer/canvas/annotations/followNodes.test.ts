import { expect, test } from 'vitest';
import { type Annotation, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { arrange } from '../../document/index.ts';
import { boxesOf, boxOf, coverOf, framesOf, isWithin, placeNodes, toArrangeRequest } from '../../drawing/index.ts';
import { followNodes } from './followNodes.ts';

const frame = (id: string, x: number, y: number, width: number, height: number): Annotation => ({
  id,
  type: 'frame',
  text: id,
  position: { x, y },
  size: { width, height },
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Two branches, one framed, with that frame inside another; a comment in it, and one beside the last node. */
const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: ids.map((id, index) => ({ id, type: 'dense', position: { x: index * 210, y: index % 2 === 0 ? 0 : 300 } })),
  edges: [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'e'],
    ['d', 'f'],
    ['e', 'f'],
    ['f', 'g'],
    ['g', 'h'],
  ].map(([from, to]) => ({ from: [from, 'out'], to: [to, 'in'] })),
  annotations: [
    frame('inner', 190, 250, 660, 200),
    frame('outer', 150, -100, 1100, 650),
    { id: 'within', type: 'comment', text: 'b', position: { x: 210, y: 390 }, size: { width: 100, height: 50 } },
    { id: 'beside', type: 'comment', text: 'h', position: { x: 1500, y: 400 }, size: { width: 100, height: 50 } },
  ],
};

const before = placeNodes(document);
const within = framesOf(document, before);

test('a node is in the smallest frame around its center, and frames are nested', () => {
  expect([...within.frameOf]).toEqual([
    ['b', 'inner'],
    ['c', 'outer'],
    ['d', 'inner'],
    ['e', 'outer'],
    ['f', 'outer'],
  ]);
  expect(within.frames).toEqual([{ id: 'inner', frame: 'outer' }, { id: 'outer' }]);
});

test.each(['right', 'down'] as const)('after a layout a frame contains the same nodes as before (%s)', (direction) => {
  const after = arrange(toArrangeRequest(document, direction, { within })).places;
  const found = followNodes(document, before, after);
  const boxes = boxesOf(document, after);
  for (const { id } of document.annotations ?? []) {
    const box = found.get(id);
    if (!box || !id.endsWith('er')) continue;
    const inside = ids.filter((node) => isWithin(boxes.get(node) ?? box, box)).join('');
    expect(inside, id).toBe(id === 'inner' ? 'bd' : 'bcdef');
  }
  const [inner, outer] = ['inner', 'outer'].map((id) => found.get(id) ?? boxOf(frame('', 0, 0, 0, 0)));
  expect(isWithin(inner, outer)).toBe(true);
  expect(coverOf({ ...frame('inner', inner.x, inner.y, inner.width, inner.height) }).y).toBeGreaterThan(outer.y);
});

test('a comment moves with its nearest node, within its frame, and covers none', () => {
  const after = arrange(toArrangeRequest(document, 'right', { within })).places;
  const found = followNodes(document, before, after);
  const [beside, inner, comment] = ['beside', 'inner', 'within'].map((id) => found.get(id));
  const last = after.get('h');
  if (!beside || !inner || !comment || !last) throw new Error('all of them are there');
  expect(beside.x - last.x).toBe(1500 - 7 * 210);
  expect(Math.abs(beside.y - last.y)).toBeLessThan(200);
  expect(isWithin(comment, inner)).toBe(true);
  for (const box of boxesOf(document, after).values()) {
    for (const note of [beside, comment]) {
      const apart =
        note.x >= box.x + box.width ||
        box.x >= note.x + note.width ||
        note.y >= box.y + box.height ||
        box.y >= note.y + note.height;
      expect(apart).toBe(true);
    }
  }
});

test('if nothing moves, frames and comments stay', () => {
  const found = followNodes(document, before, before);
  for (const annotation of document.annotations ?? []) expect(found.get(annotation.id)).toEqual(boxOf(annotation));
});
