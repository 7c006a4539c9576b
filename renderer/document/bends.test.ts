import { produce } from 'immer';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { bendWires } from './bends.ts';
import { cutOut } from './clipboard.ts';
import { copyFragment, copyFragmentWithWires } from './copyFragment.ts';
import { moveNodes } from './edits.ts';
import { wireKey } from './wireKey.ts';

const wire = { from: ['a', 'out'] as [string, string], to: ['c', 'in'] as [string, string] };
const bent: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: ['a', 'b', 'c'].map((id, index) => ({ id, type: 'dense', position: { x: index * 200, y: 0 } })),
  edges: [{ ...wire, bends: [{ x: 200, y: -40 }] }],
};
const bendsAfter = (positions: Record<string, { x: number; y: number }>) =>
  produce(bent, moveNodes(new Map(Object.entries(positions)))).edges[0].bends;

test('a manually moved node removes the bends of its wires; other nodes keep theirs', () => {
  expect(bendsAfter({ a: { x: 0, y: 10 } })).toBeUndefined();
  expect(bendsAfter({ c: { x: 0, y: 10 } })).toBeUndefined();
  expect(bendsAfter({ b: { x: 0, y: 10 } })).toEqual([{ x: 200, y: -40 }]);
  expect(bendsAfter({ a: { x: 0, y: 0 } })).toEqual([{ x: 200, y: -40 }]);
});

test('bends move with both ends', () => {
  expect(bendsAfter({ a: { x: 5, y: 7 }, b: { x: 205, y: 7 }, c: { x: 405, y: 7 } })).toEqual([{ x: 205, y: -33 }]);
  expect(bendsAfter({ a: { x: 5, y: 7 }, c: { x: 400, y: 7 } })).toBeUndefined();
});

test('wires are bent and straightened by their keys', () => {
  const bend = (bends: { x: number; y: number }[] | undefined) => produce(bent, bendWires(new Map([[wireKey(wire), bends]])));
  expect(bend([{ x: 1, y: 2 }]).edges[0].bends).toEqual([{ x: 1, y: 2 }]);
  expect(bend(undefined).edges[0]).toEqual(wire);
  expect(bend([]).edges[0]).toEqual(wire);
});

test('a copy has the bends of its original, moved with it; a wire from elsewhere into it has none', () => {
  const all = cutOut(bent, new Set(['a', 'c']));
  expect(copyFragment(all, bent, { x: 10, y: 20 }).edges[0].bends).toEqual([{ x: 210, y: -20 }]);
  const one = cutOut(bent, new Set(['c']));
  expect(copyFragmentWithWires(one, bent, { x: 10, y: 20 }).edges).toEqual([{ from: ['a', 'out'], to: ['c2', 'in'] }]);
});
