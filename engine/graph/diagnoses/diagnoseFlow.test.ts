import { expect, test } from 'vitest';
import { english } from '../../messages/index.ts';
import { graph } from '../../testing/networks.ts';
import { analyzeGraph } from '../analyzeGraph.ts';
import { diagnoseFlow, type FlowSize } from './diagnoseFlow.ts';

/** x → 6 times (dense → sigmoid) → o → mse. */
const layers = [1, 2, 3, 4, 5, 6].flatMap((each) => [`h${each}`, `s${each}`]);
const path = ['x', ...layers, 'o'];
const analysis = analyzeGraph(
  graph(
    [
      ['x', 'input', { shape: [4] }],
      ...layers.map((id) => (id.startsWith('h') ? ([id, 'dense', { units: 4 }] as const) : ([id, 'sigmoid'] as const))),
      ['o', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [...path.slice(1).map((id, index) => [path[index], id] as const), ['o', 'j', 'prediction'], ['y', 'j', 'target']],
  ),
);

/** Gradients by the factor of each node: 1 unless given. */
function sizesOf(factors: Readonly<Record<string, number>>, saturated: Readonly<Record<string, number>> = {}): FlowSize[] {
  let gradient = 1;
  return path
    .slice(1)
    .reverse()
    .map((node) => {
      const size = { node, gradient, saturated: saturated[node] };
      gradient *= factors[node] ?? 1;
      return size;
    })
    .reverse();
}

const all = (ids: readonly string[], factor: number) => Object.fromEntries(ids.map((id) => [id, factor]));
const codesOf = (sizes: readonly FlowSize[]) => diagnoseFlow(analysis, sizes).map(({ code, node }) => [code, node]);

test('gradients that keep their size are good', () => {
  const [finding] = diagnoseFlow(analysis, sizesOf({ h3: 0.5 }));
  expect(finding).toMatchObject({ code: 'flow.steady', severity: 'good' });
  expect(english(finding)).toContain('by a factor of 0.5');
});

test.each<[string, Record<string, number>, Record<string, number>, string, string | undefined]>([
  ['one saturated activation', { s4: 1e-5 }, { s4: 0.97 }, 'flow.saturated', 's4'],
  ['small weights', { h5: 1e-4 }, {}, 'flow.smallWeights', 'h5'],
  ['large weights', { h2: 1e5 }, {}, 'flow.largeWeights', 'h2'],
  ['slopes of all activations', all(['s1', 's2', 's3', 's4', 's5', 's6'], 0.2), {}, 'flow.activations', undefined],
  ['vanishing by depth', all(path.slice(1), 0.5), {}, 'flow.depth', undefined],
  ['exploding by depth', all(path.slice(1), 3), {}, 'flow.depth', undefined],
  ['a dead activation', { s3: 0 }, { s3: 1 }, 'flow.ended', 's3'],
  ['saturated units, without a vanishing gradient', { s2: 0.1 }, { s2: 0.95 }, 'flow.units', 's2'],
])('%s', (_name, factors, saturated, code, node) => {
  expect(codesOf(sizesOf(factors, saturated))).toEqual([[code, node]]);
});

test('the message tells the node and the numbers', () => {
  const [saturated] = diagnoseFlow(analysis, sizesOf({ s4: 1e-5 }, { s4: 0.97 }));
  expect(english(saturated)).toContain(
    "at Sigmoid 's4': it multiplies the gradient by 0.00001, because f′(z) is nearly 0 in 97 % of its units",
  );
  const [depth] = diagnoseFlow(analysis, sizesOf(all(path.slice(1), 0.5)));
  expect(english(depth)).toMatch(/12 layers multiply it by about 0\.5 each, in all by 0\.00024/);
});

test('without records there is nothing to tell', () => {
  expect(diagnoseFlow(analysis, [])).toEqual([]);
});
