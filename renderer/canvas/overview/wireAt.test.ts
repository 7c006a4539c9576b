import { expect, test } from 'vitest';
import type { Point } from '../../document/index.ts';
import type { Scene } from './scene.ts';
import { wireAt } from './wireAt.ts';

/** Two nodes of 100 × 40, and a wire from the center of the first to the center of the second. */
function twoBlocks(second: Point, { wires = 1, bends = [] }: { wires?: number; bends?: readonly Point[] } = {}): Scene {
  const bounds = { x: 0, y: 0, width: 400, height: 400 };
  return {
    ids: ['a', 'b'],
    facts: [],
    boxes: Float64Array.from([0, 0, 100, 40, second.x, second.y, 100, 40]),
    categories: new Uint8Array(2),
    states: new Uint8Array(2),
    wireNodes: Uint32Array.from(Array.from({ length: wires }, () => [0, 1]).flat()),
    wireOffsets: new Float32Array(2 * wires).fill(20),
    wireStates: new Uint8Array(wires),
    bends: new Map(bends.length > 0 ? [[0, bends]] : []),
    bounds,
    annotations: [],
    extent: bounds,
  };
}

test('a wire is found within the hit distance of its line', () => {
  const scene = twoBlocks({ x: 300, y: 0 });
  expect(wireAt(scene, { x: 200, y: 25 }, 6, false)).toBe(0);
  expect(wireAt(scene, { x: 200, y: 27 }, 6, false)).toBeUndefined();
  expect(wireAt(scene, { x: 50, y: 20 }, 6, false)).toBeUndefined();
});

test('if wires are curves, the curve counts', () => {
  const scene = twoBlocks({ x: 300, y: 200 });
  // Near its start the curve is still level; the straight line is not.
  expect(wireAt(scene, { x: 114, y: 24 }, 6, true)).toBe(0);
  expect(wireAt(scene, { x: 114, y: 24 }, 6, false)).toBeUndefined();
  expect(wireAt(scene, { x: 200, y: 120 }, 6, true)).toBe(0);
});

test('a backward curve is found beyond its ends', () => {
  const scene = twoBlocks({ x: -300, y: 200 });
  const beyond = Array.from({ length: 60 }, (_, step) => ({ x: 114, y: 20 + step * 2 }));
  expect(beyond.some((point) => wireAt(scene, point, 6, true) === 0)).toBe(true);
});

test('a bent wire is found at its bends', () => {
  const bends = [
    { x: 150, y: 120 },
    { x: 250, y: 120 },
  ];
  const scene = twoBlocks({ x: 300, y: 0 }, { bends });
  for (const isCurved of [false, true]) {
    expect(wireAt(scene, { x: 200, y: 122 }, 6, isCurved)).toBe(0);
    expect(wireAt(scene, { x: 200, y: 20 }, 6, isCurved)).toBeUndefined();
  }
});

test('the nearest wire is found, and the last of two equal ones', () => {
  expect(wireAt(twoBlocks({ x: 300, y: 0 }, { wires: 2 }), { x: 200, y: 20 }, 6, false)).toBe(1);
});
