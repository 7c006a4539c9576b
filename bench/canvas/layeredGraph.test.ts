import { expect, test } from 'vitest';
import { analyzeGraph } from '../../engine/graph/index.ts';
import { layeredGraph } from './layeredGraph.ts';

test.each([100, 300, 1000, 3000])('a graph of %i nodes has no problem and about 1.5 wires a node', (count) => {
  const document = layeredGraph(count);
  expect(document.nodes).toHaveLength(count);
  expect(analyzeGraph(document).diagnostics).toEqual([]);
  expect(Math.abs(document.edges.length / count - 1.5)).toBeLessThan(0.1);
});

test('the same seed draws the same graph', () => {
  expect(layeredGraph(100, 7)).toEqual(layeredGraph(100, 7));
  expect(layeredGraph(100, 7)).not.toEqual(layeredGraph(100, 8));
});
