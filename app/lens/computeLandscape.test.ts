import { expect, test } from 'vitest';
import { checkGraph } from '#engine/graph/index.ts';
import { LensModel } from '#engine/lens/index.ts';
import { chain } from '#engine/testing/chains.ts';
import { readSamples } from '#engine/training/index.ts';
import { computeLandscape } from './computeLandscape.ts';

/** The outputs w x for x = 1, 2, 3 with the targets 0: a sum over samples of w² x² is 14 w², their mean 14 w² / 3. */
function passWith(reduction: 'sum' | 'mean') {
  const document = chain([1], [['h', 'dense', { units: 1, useBias: false }]], 'mse', { shape: [1] });
  const nodes = document.nodes.map((node) => (node.id === 'j' ? { ...node, params: { reduction } } : node));
  const graph = checkGraph({ ...document, nodes });
  const rows = [[1], [2], [3]];
  const columns = new Map([
    ...readSamples(rows, graph, 'input', 'x').columns,
    ...readSamples(
      rows.map(() => [0]),
      graph,
      'target',
      'y',
    ).columns,
  ]);
  const parameters = [{ name: 'h.weight', shape: [1, 1], data: Float32Array.of(0.5) }];
  return new LensModel(graph, columns).pass(
    { parameters },
    { samples: { indices: Uint32Array.of(0, 1, 2) }, training: true, context: { seed: 1, step: 1 } },
  );
}

test.each([
  ['sum', 14],
  ['mean', 14 / 3],
] as const)('J of the landscape is the one that gradients derive from: the %s over the samples', (reduction, curvature) => {
  const axes = [{ address: 'h.weight[0,0]', from: -1, to: 2, count: 4 }];
  const { losses, here } = computeLandscape(passWith(reduction), axes, () => {});
  const expected = [-1, 0, 1, 2].map((w) => curvature * w ** 2);
  for (const [at, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[at], 10);
  expect(here.at).toEqual([0.5]);
  expect(here.loss).toBeCloseTo(curvature * 0.25, 10);
});
