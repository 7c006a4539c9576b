import { expect, test } from 'vitest';
import { flowColor, flowGrid, moveCell, shareOf } from './flowGrid.ts';

const flow = {
  step: [1, 20, 40],
  nodes: [
    { node: 'h', depth: 0, toLoss: 2, elements: 32, output: [1, 1, 1], gradient: [2e-5, null, 3e-4] },
    { node: 'o', depth: 1, toLoss: 1, elements: 8, output: [1, 1, 1], gradient: [0.5, 0.4, 0] },
  ],
  parameters: [{ parameter: 'h.weight', node: 'h', norm: [4, 3, 2], updateRatio: [0.001, 0.002, 0.001] }],
};

test('a picture has a row per node, in order of depth, and whole decades around its values', () => {
  const grid = flowGrid(flow, 'nodes');
  expect(grid.rows.map(({ name }) => name)).toEqual(['h', 'o']);
  expect(grid.decades).toEqual({ from: -5, to: 0 });
  expect(flowGrid(flow, 'weights')).toMatchObject({ decades: { from: 0, to: 1 }, rows: [{ name: 'h.weight', node: 'h' }] });
  expect(flowGrid(flow, 'updates').rows[0].values).toEqual([0.001, 0.002, 0.001]);
});

test('nodes have the names that their user gave them, unless two have the same one', () => {
  const named = (...labels: string[]) => ({ ...flow, nodes: flow.nodes.map((node, at) => ({ ...node, label: labels[at] })) });
  expect(flowGrid(named('Hidden', 'Score'), 'nodes').rows.map(({ name }) => name)).toEqual(['Hidden', 'Score']);
  expect(flowGrid(named('Hidden', 'Score'), 'weights').rows[0].name).toBe('Hidden.weight');
  expect(flowGrid(named('Layer', 'Layer'), 'nodes').rows.map(({ name }) => name)).toEqual(['h', 'o']);
});

test('of more than eight decades the smallest values share a color', () => {
  const grid = flowGrid({ ...flow, nodes: [{ ...flow.nodes[0], gradient: [1e-30, 1e-4, 100] }] }, 'nodes');
  expect(grid.decades).toEqual({ from: -6, to: 2 });
  expect(grid.rows[0].values.map((value) => shareOf(value, grid.decades))).toEqual([0, expect.closeTo(1 / 4, 9), 1]);
});

test('values without a logarithm have no color', () => {
  const { decades } = flowGrid(flow, 'nodes');
  expect([0, null, 0.5].map((value) => shareOf(value, decades) === undefined)).toEqual([true, true, false]);
  expect(flowGrid({ step: [], nodes: [], parameters: [] }, 'nodes').decades).toBeUndefined();
});

test('a larger value is further from the background, in both themes', () => {
  const lightnessOf = (share: number, scheme: 'light' | 'dark') => Number(flowColor(share, scheme).match(/oklch\((\S+)/)?.[1]);
  expect(lightnessOf(1, 'light')).toBeLessThan(lightnessOf(0, 'light'));
  expect(lightnessOf(1, 'dark')).toBeGreaterThan(lightnessOf(0, 'dark'));
});

test('keys move within the picture', () => {
  const grid = flowGrid(flow, 'nodes');
  const at = { row: 0, column: 2 };
  expect(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'x'].map((key) => moveCell(at, key, grid))).toEqual([
    { row: 1, column: 2 },
    at,
    { row: 0, column: 1 },
    at,
    { row: 0, column: 0 },
    undefined,
  ]);
});
