import { expect, test } from 'vitest';
import { centered, emptyInk, inkValues, stroke } from './brush.ts';

const at = ({ width, ink }: ReturnType<typeof emptyInk>, x: number, y: number) => ink[y * width + x];
const blank = emptyInk(28, 28);

test('a stroke is full in the middle, soft at its edge, and nowhere else', () => {
  const drawn = stroke(blank, { x: 4.5, y: 10.5 }, { x: 20.5, y: 10.5 });
  expect(at(drawn, 12, 10)).toBe(1);
  expect(at(drawn, 12, 11)).toBeGreaterThan(0);
  expect(at(drawn, 12, 11)).toBeLessThan(1);
  expect([at(drawn, 12, 13), at(drawn, 1, 10), at(drawn, 25, 10)]).toEqual([0, 0, 0]);
  expect(blank.ink.every((value) => value === 0)).toBe(true);
});

test('what is erased is gone', () => {
  const drawn = stroke(blank, { x: 4.5, y: 10.5 }, { x: 20.5, y: 10.5 });
  expect(stroke(drawn, { x: 2, y: 10.5 }, { x: 23, y: 10.5 }, true).ink.every((value) => value === 0)).toBe(true);
});

test('a picture is centered by its mass; an empty one stays', () => {
  const spot = stroke(blank, { x: 4.5, y: 5.5 }, { x: 4.5, y: 5.5 });
  const moved = centered(spot);
  expect(at(moved, 14, 14)).toBe(1);
  expect(at(moved, 4, 5)).toBe(0);
  expect(centered(blank)).toBe(blank);
});

test('values are in the units of the data, the same in each channel', () => {
  expect(inkValues({ width: 2, height: 1, ink: Float32Array.of(0, 0.5) }, 3, [0, 255])).toEqual([0, 0, 0, 127.5, 127.5, 127.5]);
});
