import { expect, test } from 'vitest';
import { RUN_COLORS } from '#app/contract/index.ts';
import { colorsOf } from './colorsOf.ts';

test('a run has the color that was chosen, the others the first free ones', () => {
  const colors = colorsOf([
    { id: 'a', color: null },
    { id: 'b', color: 'blue' },
    { id: 'c', color: null },
  ]);
  expect([...colors]).toEqual([
    ['a', 'orange'],
    ['b', 'blue'],
    ['c', 'green'],
  ]);
});

test('more runs than colors share them', () => {
  const colors = colorsOf(RUN_COLORS.map((color) => ({ id: color, color }) as const));
  expect(new Set(colors.values()).size).toBe(RUN_COLORS.length);
  const automatic = colorsOf(Array.from({ length: 9 }, (_, index) => ({ id: `r${index}`, color: null })));
  expect(automatic.get('r8')).toBe(automatic.get('r0'));
});
