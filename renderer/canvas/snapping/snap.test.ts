import { expect, test } from 'vitest';
import type { Annotation } from '#engine/graph/index.ts';
import { BOX, type Scene } from '../overview/scene.ts';
import { snapToGrid, snapToOthers } from './snap.ts';

function sceneOf(...boxes: readonly (readonly [x: number, y: number, width: number, height: number])[]): Scene {
  const empty = new Uint8Array(boxes.length);
  return {
    ids: boxes.map((_, index) => `n${index}`),
    facts: [],
    boxes: Float64Array.from(boxes.flat()),
    categories: empty,
    states: empty,
    wireNodes: new Uint32Array(0),
    wireOffsets: new Float32Array(0),
    wireStates: new Uint8Array(0),
    bends: new Map(),
    bounds: { x: 0, y: 0, width: 1000, height: 1000 },
    annotations: [],
    extent: { x: 0, y: 0, width: 1000, height: 1000 },
  };
}

const options = {
  sight: { x: 0, y: 0, width: 1000, height: 1000 },
  moving: { nodes: new Set<string>(), annotations: new Set<string>() },
  reach: 6,
};
const scene = sceneOf([100, 100, 160, 80], [500, 400, 120, 60]);

test('a box snaps to the nearest edge, and a guide spans both', () => {
  const { shift, guides } = snapToOthers(scene, { x: 104, y: 300, width: 160, height: 80 }, options);
  expect(shift).toEqual({ x: -4, y: 0 });
  expect(guides).toEqual([{ axis: 'x', at: 100, from: 100, to: 380 }]);
});

test('centers snap to centers, and each axis separately', () => {
  const { shift, guides } = snapToOthers(scene, { x: 537, y: 103, width: 50, height: 40 }, options);
  expect(shift).toEqual({ x: -2, y: -3 });
  expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
    ['x', 560],
    ['y', 100],
  ]);
});

test('items out of reach, out of view or moving do not attract', () => {
  const box = { x: 104, y: 300, width: 160, height: 80 };
  expect(snapToOthers(scene, box, { ...options, reach: 3 }).guides).toEqual([]);
  expect(snapToOthers(scene, box, { ...options, sight: { x: 450, y: 300, width: 200, height: 200 } }).guides).toEqual([]);
  expect(snapToOthers(scene, box, { ...options, moving: { ...options.moving, nodes: new Set(['n0']) } }).guides).toEqual([]);
});

test('frames and comments attract like nodes, unless they move', () => {
  const frame: Annotation = {
    id: 'f',
    type: 'frame',
    text: 'Encoder',
    position: { x: 700, y: 700 },
    size: { width: 200, height: 100 },
  };
  const framed: Scene = { ...scene, annotations: [{ annotation: frame, box: { x: 700, y: 674, width: 200, height: 126 } }] };
  const box = { x: 704, y: 300, width: 160, height: 80 };
  expect(snapToOthers(framed, box, options).guides).toEqual([{ axis: 'x', at: 700, from: 300, to: 800 }]);
  expect(snapToOthers(framed, box, { ...options, moving: { ...options.moving, annotations: new Set(['f']) } }).guides).toEqual(
    [],
  );
});

test('among thousands of nodes, the nearest attracts', () => {
  const many = sceneOf(...Array.from({ length: 3000 }, (_, index) => [index * 10, index * 10, 7, 7] as const));
  expect(many.boxes).toHaveLength(3000 * BOX);
  const { shift } = snapToOthers(many, { x: 501, y: 5, width: 7, height: 7 }, options);
  expect(shift.x).toBe(-1);
});

test('a corner snaps to the grid', () => {
  expect(snapToGrid({ x: 47, y: -8 }, 20)).toEqual({ x: -7, y: 8 });
});
