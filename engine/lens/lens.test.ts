import { afterEach, expect, test, vi } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { UserError } from '../messages/index.ts';
import { type Op, scale, Tape } from '../ops/index.ts';
import { graph } from '../testing/networks.ts';
import { initializeParameters, type NamedTensor, readSamples } from '../training/index.ts';
import { checkGradients, lens } from './index.ts';

afterEach(() => vi.restoreAllMocks());

/** 2 → 2 → softmax or sigmoid → loss, with weights that are easy to follow by hand. */
function network(activation: string, loss: string, target: Record<string, unknown>) {
  return graph(
    [
      ['x', 'input', { shape: [2] }],
      ['o', 'dense', { units: 2 }],
      ['a', activation],
      ['y', 'target', target],
      ['j', loss],
    ],
    [
      ['x', 'o'],
      ['o', 'a'],
      ['a', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}

const weights: NamedTensor[] = [
  { name: 'o.weight', shape: [2, 2], data: Float32Array.of(1, 0.5, -1, 0.25) },
  { name: 'o.bias', shape: [2], data: Float32Array.of(0.5, 0) },
];
const near = (received: readonly number[] | undefined, expected: readonly number[]) => {
  expect(received).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expect(received?.[index]).toBeCloseTo(value, 12);
};

test('softmax with cross-entropy: z, p, δ = p - y and the gradients, as on paper', () => {
  const document = network('softmax', 'crossEntropy', { shape: [], classes: 2 });
  const inputs = readSamples([[1, 2]], checkGraph(document), 'input', 'x');
  const targets = readSamples([1], checkGraph(document), 'target', 'y');
  const { loss, nodes, gradients } = lens({ graph: checkGraph(document), parameters: weights, inputs, targets });
  // z = [1 + 1 + 0.5, -1 + 0.5], p = softmax(z)
  const p0 = 1 / (1 + Math.exp(-0.5 - 2.5));
  const p = [p0, 1 - p0];
  near(nodes.o.out.data, [2.5, -0.5]);
  near(nodes.a.out.data, p);
  expect(loss).toBeCloseTo(-Math.log(p[1]), 12);
  near(nodes.o.dout?.data, [p[0], p[1] - 1]);
  near(nodes.a.dout?.data, [0, -1 / p[1]]);
  near(gradients['o.weight'].data, [p[0], 2 * p[0], p[1] - 1, 2 * (p[1] - 1)]);
  near(gradients['o.bias'].data, [p[0], p[1] - 1]);
  near(nodes.x.dout?.data, [p[0] * 1 + (p[1] - 1) * -1, p[0] * 0.5 + (p[1] - 1) * 0.25]);
  expect(nodes.y.dout).toBeUndefined();
  near(nodes.j.dout?.data, [1]);
});

test('sigmoid with binary cross-entropy: δ is (p - y) / n, and the gradient of p is shown all the same', () => {
  const document = network('sigmoid', 'binaryCrossEntropy', { shape: [2] });
  const inputs = readSamples([[1, 2]], checkGraph(document), 'input', 'x');
  const targets = readSamples([[1, 0]], checkGraph(document), 'target', 'y');
  const { loss, nodes } = lens({ graph: checkGraph(document), parameters: weights, inputs, targets });
  const p = [2.5, -0.5].map((z) => 1 / (1 + Math.exp(-z)));
  expect(loss).toBeCloseTo(-(Math.log(p[0]) + Math.log(1 - p[1])) / 2, 12);
  near(nodes.o.dout?.data, [(p[0] - 1) / 2, p[1] / 2]);
  near(nodes.a.dout?.data, [-1 / p[0] / 2, 1 / (1 - p[1]) / 2]);
});

test('a layer that passes its input through has its own gradient, separate from other branches', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [1] }],
      ['o', 'dense', { units: 1 }],
      ['l', 'linear'],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
      ['k', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'l'],
      ['l', 'j', 'prediction'],
      ['o', 'k', 'prediction'],
      ['y', 'j', 'target'],
      ['y', 'k', 'target'],
    ],
  );
  const parameters = [
    { name: 'o.weight', shape: [1, 1], data: Float32Array.of(2) },
    { name: 'o.bias', shape: [1], data: Float32Array.of(0) },
  ];
  const { nodes, loss } = lens({
    graph: checkGraph(document),
    parameters,
    inputs: readSamples([[3]], checkGraph(document), 'input', 'x'),
    targets: readSamples([[5]], checkGraph(document), 'target', 'y'),
  });
  expect(loss).toBe(2);
  near(nodes.l.dout?.data, [2]);
  near(nodes.o.dout?.data, [4]);
});

test('a linear node between softmax and loss changes nothing', () => {
  const plain = network('softmax', 'crossEntropy', { shape: [], classes: 2 });
  const withLinear = graph(
    [...plain.nodes.map(({ id, type, params }) => [id, type, params ?? {}] as const), ['l', 'linear']],
    [
      ['x', 'o'],
      ['o', 'a'],
      ['a', 'l'],
      ['l', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const of = (document: typeof plain) =>
    lens({
      graph: checkGraph(document),
      parameters: weights,
      inputs: readSamples([[1, 2]], checkGraph(document), 'input', 'x'),
      targets: readSamples([1], checkGraph(document), 'target', 'y'),
    });
  expect(of(withLinear).loss).toBe(of(plain).loss);
  expect(of(withLinear).gradients).toEqual(of(plain).gradients);
});

test('the gradient check agrees with smooth networks to nine digits', () => {
  const document = network('tanh', 'mse', { shape: [2] });
  const inputs = readSamples([[1, 2]], checkGraph(document), 'input', 'x');
  const targets = readSamples([[0, 1]], checkGraph(document), 'target', 'y');
  const errors = checkGradients({
    graph: checkGraph(document),
    parameters: initializeParameters(checkGraph(document), 1),
    inputs,
    targets,
  });
  for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-9);
});

test('a bias at a kink of relu accepts any slope between the one-sided ones', () => {
  const document = network('relu', 'mse', { shape: [2] });
  const parameters = weights.map((weight) => ({ ...weight, data: new Float32Array(weight.data.length) }));
  const inputs = readSamples([[0, 0]], checkGraph(document), 'input', 'x');
  const targets = readSamples([[1, 1]], checkGraph(document), 'target', 'y');
  expect(checkGradients({ graph: checkGraph(document), parameters, inputs, targets })).toEqual({ 'o.weight': 0, 'o.bias': 0 });
});

test.each([
  ['a sign', -1],
  ['a factor', 2],
  ['a part in a hundred thousand', 1 + 1e-5],
])('the gradient check finds an operation whose derivative is wrong by %s', (_, factor) => {
  const { emit } = Tape.prototype;
  vi.spyOn(Tape.prototype, 'emit').mockImplementation(function (this: Tape, op: Op, inputs, attributes) {
    const wrong: Op = {
      ...op,
      vjp: (site) => op.vjp({ ...site, gradient: scale(site.gradient, factor) }),
    };
    return emit.call(this, op.type === 'relu' ? wrong : op, inputs, attributes);
  } as typeof emit);
  const document = network('relu', 'mse', { shape: [2] });
  const inputs = readSamples([[1, 2]], checkGraph(document), 'input', 'x');
  const targets = readSamples([[0, 1]], checkGraph(document), 'target', 'y');
  const errors = checkGradients({ graph: checkGraph(document), parameters: weights, inputs, targets });
  const expected = Math.abs(1 - factor) / Math.max(1, Math.abs(factor));
  for (const error of Object.values(errors)) expect(error / expected).toBeCloseTo(1, 3);
});

test('inputs and targets of different counts are rejected', () => {
  const document = network('tanh', 'mse', { shape: [2] });
  const inputs = readSamples([[1, 2]], checkGraph(document), 'input', 'x');
  const targets = readSamples(
    [
      [0, 1],
      [1, 1],
    ],
    checkGraph(document),
    'target',
    'y',
  );
  const attempt = () => lens({ graph: checkGraph(document), parameters: weights, inputs, targets });
  expect(attempt).toThrow(UserError);
  expect(attempt).toThrow("the targets: expected 1 samples for 'the targets', found 2");
});
