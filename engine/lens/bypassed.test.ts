import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { chain } from '../testing/chains.ts';
import { graph } from '../testing/networks.ts';
import { readSamples } from '../training/index.ts';
import { lens } from './index.ts';

/** ∂J/∂p at an activation with the given logits as its input, for one sample. */
function gradientAt(activation: string, loss: string, z: number[], y: number | number[], params: Record<string, unknown> = {}) {
  const target = { shape: Array.isArray(y) ? [y.length] : [] };
  const plain = chain([z.length], [['a', activation]], loss, target);
  const document = { ...plain, nodes: plain.nodes.map((node) => (node.id === 'j' ? { ...node, params } : node)) };
  const inputs = readSamples([z], checkGraph(document), 'input', 'x');
  const targets = readSamples([y], checkGraph(document), 'target', 'y');
  return lens({ graph: checkGraph(document), parameters: [], inputs, targets }).nodes.a.dout?.data;
}

test('sigmoid with binary cross-entropy: -y/p + (1-y)/(1-p), at 1 and 0 too', () => {
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [40], [1])).toEqual([-1]);
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [1000], [1])).toEqual([-1]);
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [-40], [0])?.[0]).toBeCloseTo(1, 15);
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [-1000], [0])).toEqual([1]);
  // 1 / (1 - p) = 1 + eᶻ; p = 1 itself has no precision left for it.
  expect((gradientAt('sigmoid', 'binaryCrossEntropy', [40], [0])?.[0] ?? 0) / (1 + Math.exp(40))).toBeCloseTo(1, 12);
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [1000], [0])).toEqual([Number.POSITIVE_INFINITY]);
  expect(gradientAt('sigmoid', 'binaryCrossEntropy', [-1000], [1])).toEqual([Number.NEGATIVE_INFINITY]);
});

test('label smoothing at 0: y = 0.1 / 2 of the class no', () => {
  const [value] = gradientAt('sigmoid', 'binaryCrossEntropy', [-40], [0], { labelSmoothing: 0.1 }) ?? [];
  // -0.05 / p + 0.95 / (1 - p) with 1 / p = 1 + e⁴⁰.
  expect(value / (-0.05 * (1 + Math.exp(40)) + 0.95)).toBeCloseTo(1, 12);
});

test.each(['crossEntropy', 'kullbackLeibler'])('softmax with %s: -y/p, and 0 where y is', (loss) => {
  expect(gradientAt('softmax', loss, [1000, 0, -1000], [1, 0, 0])).toEqual([-1, -0, -0]);
  expect(gradientAt('softmax', loss, [1000, 0, -1000], [0.5, 0.5, 0])).toEqual([-0.5, Number.NEGATIVE_INFINITY, -0]);
  const p = 1 / (1 + Math.exp(-3));
  const [first, second] = gradientAt('softmax', loss, [3, 0], [0.25, 0.75]) ?? [];
  expect(first).toBeCloseTo(-0.25 / p, 12);
  expect(second).toBeCloseTo(-0.75 / (1 - p), 12);
});

test('class indices, class weights and loss weights count', () => {
  expect(gradientAt('softmax', 'crossEntropy', [1000, 0, -1000], 0)).toEqual([-1, -0, -0]);
  expect(gradientAt('softmax', 'crossEntropy', [1000, 0, -1000], 0, { classWeights: [3, 1, 0] })).toEqual([-3, -0, -0]);
  // The weight of class 1 is 0, so its infinite term counts nothing.
  expect(gradientAt('softmax', 'crossEntropy', [1000, 0], 1, { classWeights: [1, 0] })).toEqual([-0, -0]);
  expect(gradientAt('softmax', 'crossEntropy', [1000, 0], 1, { weight: 0 })).toEqual([0, 0]);
});

test('gradients of two losses on one activation add up, and a linear node between passes them on', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['a', 'softmax'],
      ['l', 'linear'],
      ['y', 'target', { shape: [2] }],
      ['j', 'crossEntropy'],
      ['k', 'kullbackLeibler'],
    ],
    [
      ['x', 'a'],
      ['a', 'l'],
      ['l', 'j', 'prediction'],
      ['l', 'k', 'prediction'],
      ['y', 'j', 'target'],
      ['y', 'k', 'target'],
    ],
  );
  const inputs = readSamples([[800, 0]], checkGraph(document), 'input', 'x');
  const { nodes } = lens({
    graph: checkGraph(document),
    parameters: [],
    inputs,
    targets: readSamples([[1, 0]], checkGraph(document), 'target', 'y'),
  });
  expect(nodes.l.dout?.data).toEqual([-2, -0]);
  expect(nodes.a.dout?.data).toEqual([-2, -0]);
});

test('invalid targets are rejected before anything is computed', () => {
  expect(() => gradientAt('softmax', 'crossEntropy', [1, 2, 3], 3)).toThrow("'y' has 3 (sample 1)");
  expect(() => gradientAt('sigmoid', 'binaryCrossEntropy', [1], [2])).toThrow("'y' has 2 (sample 1)");
});
