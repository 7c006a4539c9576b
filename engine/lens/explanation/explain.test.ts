import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../../graph/index.ts';
import type { Layer } from '../../layers/index.ts';
import { evaluate, sizeOf } from '../../ops/index.ts';
import { innerLayers, networkAround, optionsOf, shapesOf } from '../../testing/layerNetworks.ts';
import { graph } from '../../testing/networks.ts';
import { samplesFor } from '../../testing/samplesFor.ts';
import { initializeParameters, readSamples } from '../../training/index.ts';
import { explainable } from '../lens.ts';
import { expand } from './expand.ts';
import { explain, locate } from './explain.ts';
import { PassScope } from './passScope.ts';

/** Elements of each tensor that are explained. */
const EXPLAINED = 3;

function scopeOf(document: GraphDocument, batch: number, seed: number): PassScope {
  const checked = checkGraph(document);
  const [inputs, targets] = (['input', 'target'] as const).map((side) => samplesFor(document, side, batch, seed));
  const parameters = initializeParameters(checked, seed);
  return new PassScope(explainable({ graph: checked, parameters, inputs, targets, mode: 'train', seed }));
}

const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-10 * Math.max(1, Math.abs(a), Math.abs(b));

/** Every address of a scope, with a few elements each. */
function addressesOf({ names }: PassScope): string[] {
  return names.nodes.flatMap((node) =>
    names.list(node).flatMap((address) => {
      const { value } = names.get(...split(address)) ?? {};
      const size = sizeOf(value?.shape ?? []);
      const stride = Math.max(1, Math.floor(size / EXPLAINED));
      const offsets = Array.from({ length: size }, (_, at) => at).filter((at) => at % stride === 0);
      return offsets.map((at) => (value?.shape.length === 0 ? address : `${address}[${indexOf(value?.shape ?? [], at)}]`));
    }),
  );
}

function split(address: string): [node: string, quantity: string] {
  const dot = address.lastIndexOf('.');
  return [address.slice(0, dot), address.slice(dot + 1)];
}

const indexOf = (shape: readonly number[], at: number): string =>
  shape.map((length, axis) => Math.floor(at / sizeOf(shape.slice(axis + 1))) % length).join(',');

describe.each(innerLayers.map((layer) => [layer.type, layer] as const))('%s', (_type, layer: Layer) => {
  test('each number is what its expression computes, and the terms of a sum add up to it', () => {
    const network = fc.tuple(
      shapesOf(layer),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 1000 }),
      optionsOf(layer),
    );
    fc.assert(
      fc.property(network, ([shape, batch, seed, options]) => {
        const scope = scopeOf(networkAround(layer, shape, options), batch, seed);
        for (const address of addressesOf(scope)) requireExplained(scope, address);
      }),
      { numRuns: 5 },
    );
  });
});

function requireExplained(scope: PassScope, address: string): void {
  const { named, at } = locate(scope, address);
  const actual = scope.read(named.value)[at];
  const expanded = expand(scope, named.value, at);
  if (expanded) {
    const computed = evaluate(expanded.expression, (leaf) => scope.read(leaf.value)[leaf.at]);
    expect(isClose(computed, actual), `${address}: ${computed} is not ${actual}`).toBe(true);
  }
  const explanation = explain(scope, address, { largest: 3 });
  expect(explanation.value).toBe(actual);
  if (explanation.isSum) {
    const total = explanation.terms.reduce((sum, { value }) => sum + value, explanation.rest?.value ?? 0);
    expect(isClose(total, actual), `${address}: the terms add up to ${total}, not to ${actual}`).toBe(true);
  }
  for (const { from } of explanation.terms) for (const source of from) expect(() => locate(scope, source)).not.toThrow();
}

/** 2 → 2 → sigmoid → 2 → cross-entropy. */
const small = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['h', 'dense', { units: 2 }],
    ['a', 'sigmoid'],
    ['o', 'dense', { units: 2 }],
    ['y', 'target', { shape: [], classes: 2 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'h'],
    ['h', 'a'],
    ['a', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
);

function smallScope(samples: number): PassScope {
  const checked = checkGraph(small);
  return new PassScope(
    explainable({
      graph: checked,
      parameters: initializeParameters(checked, 1),
      inputs: readSamples(
        [
          [1, 2],
          [0.5, -1],
        ].slice(0, samples),
        checked,
        'input',
        'x',
      ),
      targets: readSamples([1, 0].slice(0, samples), checked, 'target', 'y'),
    }),
  );
}

test('the formulas are those of the derivation', () => {
  const scope = smallScope(1);
  const latex = (address: string) => explain(scope, address).latex;
  expect(latex('h.out[0]')).toBe('z^{2}_{0} = W^{1}_{0,0}\\,a^{1}_{0} + W^{1}_{0,1}\\,a^{1}_{1} + b^{1}_{0}');
  expect(latex('a.out[1]')).toBe('a^{2}_{1} = \\sigma\\left(z^{2}_{1}\\right)');
  expect(latex('a.dout[1]')).toBe(
    '\\frac{\\partial J}{\\partial a^{2}_{1}} = \\delta^{3}_{0}\\,W^{2}_{0,1} + \\delta^{3}_{1}\\,W^{2}_{1,1}',
  );
  expect(latex('h.weight[1,0]')).toBe('\\frac{\\partial J}{\\partial W^{1}_{1,0}} = \\delta^{2}_{1}\\,a^{1}_{0}');
  expect(latex('h.bias[1]')).toBe('\\frac{\\partial J}{\\partial b^{1}_{1}} = \\delta^{2}_{1}');
  expect(explain(scope, 'h.weight[1,0]').terms.map(({ from }) => from)).toEqual([['h.dout[0,1]'], ['x.out[0,0]']]);
});

test('with several samples, each has its number, and a gradient is the sum over them', () => {
  expect(explain(smallScope(2), 'h.weight[1,0]').latex).toBe(
    '\\frac{\\partial J}{\\partial W^{1}_{1,0}} = \\delta^{2(0)}_{1}\\,a^{1(0)}_{0} + \\delta^{2(1)}_{1}\\,a^{1(1)}_{0}',
  );
});

test('a long sum is written with running indices, and gives its largest terms and the rest', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [6, 6, 2] }],
      ['c', 'conv2d', { filters: 2, kernelSize: 3 }],
      ['p', 'globalAvgPool2d'],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'c'],
      ['c', 'p'],
      ['p', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const { latex, terms, rest, value } = explain(scopeOf(document, 1, 3), 'c.out[1,2,0]', { largest: 4 });
  expect(latex).toContain('\\sum_{i=0}^{2}\\sum_{u=0}^{2}\\sum_{v=0}^{1} W^{1}_{i,u,v,0}\\,a^{1}_{i+1,u+2,v}');
  expect(terms).toHaveLength(4);
  expect(rest?.count).toBe(15);
  expect(terms.reduce((sum, term) => sum + term.value, rest?.value ?? 0)).toBeCloseTo(value, 12);
});

test.each([
  ['h', "Nothing has the address 'h'; expected one of h.out, h.dout, h.weight, h.bias"],
  ['', "'' is no address; expected node.name[index, …], with whole numbers from 0"],
  ['h.out[-1]', "'h.out[-1]' is no address; expected node.name[index, …], with whole numbers from 0"],
  ['k.out[1]', "Nothing has the address 'k.out[1]'; expected one of x.out, y.out, h.out, a.out, o.out, j.out"],
  ['h.gamma[1]', "Nothing has the address 'h.gamma[1]'; expected one of h.out, h.dout, h.weight, h.bias"],
  ['h.weight[1]', "'h.weight[1]' names no element; expected 2 indices, for shape [2, 2]"],
  ['h.out[2]', "'h.out[2]' names no element; expected indices from 0, below [1, 2]"],
])('the address %s is refused', (address, text) => {
  expect(() => explain(smallScope(1), address)).toThrow(text);
});

test('weights that a node shares are explained as those of their owner, with the gradient of both uses', () => {
  const shared = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['a', 'dense', { units: 2 }],
      ['b', 'dense', { units: 2, tiedTo: 'a' }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'a'],
      ['a', 'b'],
      ['b', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: { type: 'adam' } },
  );
  const scope = scopeOf(shared, 2, 3);
  for (const quantity of ['weight[1,0]', 'dweight[1,0]', 'bias[1]'])
    expect(explain(scope, `b.${quantity}`)).toEqual(explain(scope, `a.${quantity}`));
  expect(explain(scope, 'b.out[0,1]').of).toBe('b.out[0,1]');
  expect(() => explain(scope, 'b.nothing[0]')).toThrow("Nothing has the address 'b.nothing[0]'; expected one of b.out, b.dout");
});
