import type { GraphDocument } from '#engine/graph/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { classes, distributions, indices, numbers, yesOrNo } from './numbers.ts';

/** Ten steps of one network on one batch, computed here and in PyTorch. */
export interface TorchCase {
  readonly name: string;
  readonly document: GraphDocument;
  readonly batch: number;
  /** The samples of each input and target, concatenated. */
  readonly data: Readonly<Record<string, readonly number[]>>;
  /** Layers that layers.py does not have, by type: expressions of `x`, `params` and `weight_of` in Python, as `F.softplus(x)`. */
  readonly torch?: Readonly<Record<string, string>>;
}

const BATCH = 6;
const SGD = { type: 'sgd', learningRate: 0.1 };
/** Many outputs share the weights of a convolution, so its gradients are large. */
const SHORT_STEPS = { type: 'sgd', learningRate: 0.01 };

type Params = Record<string, unknown>;
type Layer = readonly [type: string, params?: Params];

const placed = (id: string, [type, params = {}]: Layer) => [id, type, params] as const;

/** A chain of layers: input x, nodes l1, l2, …, target y, loss j. */
function chain(
  name: string,
  shape: number[],
  layers: readonly Layer[],
  end: {
    readonly loss?: Layer;
    readonly target?: Params;
    readonly y?: number[];
    readonly x?: number[];
    readonly optimizer?: Params;
  } = {},
): TorchCase {
  const { loss = ['mse'], target = { shape: [2] }, y, x, optimizer = SGD } = end;
  const ids = ['x', ...layers.map((_, index) => `l${index + 1}`)];
  const document = graph(
    [
      ['x', 'input', { shape }],
      ...layers.map((layer, index) => placed(ids[index + 1], layer)),
      ['y', 'target', target],
      placed('j', loss),
    ],
    [
      ...layers.map((_, index) => [ids[index], ids[index + 1]] as const),
      [ids[ids.length - 1], 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: optimizer as { type: string } },
  );
  const size = shape.reduce((total, length) => total * length, 1);
  return { name, document, batch: BATCH, data: { x: x ?? numbers('x', BATCH * size), y: y ?? numbers('y', BATCH * 2) } };
}

const dense = (units: number, params: Params = {}): Layer => ['dense', { units, ...params }];
/** Reduces an image or a sequence to two values. */
const head: readonly Layer[] = [['flatten'], dense(2)];

/** A layer that keeps rows of features, between two dense ones. */
const between = (name: string, ...layer: readonly Layer[]): TorchCase => chain(name, [4], [dense(5), ...layer, dense(2)]);

/** A layer on an image of 6 × 5 with 3 channels, behind a convolution so that it also sends gradients back. */
const onImage = (name: string, ...layer: readonly Layer[]): TorchCase =>
  chain(name, [6, 5, 3], [['conv2d', { filters: 4, kernelSize: 1 }], ...layer, ...head], { optimizer: SHORT_STEPS });

const onSequence = (name: string, ...layer: readonly Layer[]): TorchCase => chain(name, [5, 3], [dense(4), ...layer, ...head]);

const ACTIVATIONS: readonly TorchCase[] = [
  between('relu', ['relu']),
  between('leakyRelu', ['leakyRelu', { negativeSlope: 0.2 }]),
  between('prelu', ['prelu']),
  between('elu', ['elu', { alpha: 0.7 }]),
  between('selu', ['selu']),
  between('gelu', ['gelu']),
  between('gelu by tanh', ['gelu', { approximate: true }]),
  between('silu', ['silu']),
  between('mish', ['mish']),
  between('sigmoid', ['sigmoid']),
  between('hardSigmoid', ['hardSigmoid']),
  between('tanh', ['tanh']),
  between('softplus', ['softplus']),
  between('softsign', ['softsign']),
  between('softmax', ['softmax']),
  between('linear', ['linear']),
];

const LAYERS: readonly TorchCase[] = [
  between('dense'),
  chain('dense without bias', [4], [dense(5, { useBias: false }), ['tanh'], dense(2)]),
  chain('dense on a sequence', [5, 3], [dense(4), ['tanh'], ...head]),
  chain('flatten', [3, 2], [['flatten'], dense(2)]),
  between('reshape', ['reshape', { targetShape: [5, 1] }], dense(3), ['flatten']),
  between('dropout of nothing', ['dropout', { rate: 0 }]),
  between('gaussianNoise of nothing', ['gaussianNoise', { stddev: 0 }]),
  chain('conv2d', [6, 5, 3], [['conv2d', { filters: 4, kernelSize: 3 }], ['tanh'], ...head]),
  onImage('conv2d, same padding', ['conv2d', { filters: 3, kernelSize: 3, padding: 'same' }]),
  onImage('conv2d, strides', ['conv2d', { filters: 3, kernelSize: [3, 2], strides: 2, padding: 'same' }]),
  onImage('conv2d, dilation', ['conv2d', { filters: 3, kernelSize: 2, dilationRate: 2, padding: 'valid' }]),
  onImage('conv2d, groups', ['conv2d', { filters: 6, kernelSize: 3, groups: 2, padding: 'valid', useBias: false }]),
  onSequence('conv1d', ['conv1d', { filters: 3, kernelSize: 3, padding: 'valid' }]),
  onSequence('conv1d, same padding and strides', ['conv1d', { filters: 3, kernelSize: 3, strides: 2, padding: 'same' }]),
  onImage('convTranspose2d', ['convTranspose2d', { filters: 2, kernelSize: 3, strides: 2, padding: 'valid' }]),
  onImage('convTranspose2d, same padding', ['convTranspose2d', { filters: 2, kernelSize: 3, strides: 2, padding: 'same' }]),
  onImage('depthwiseConv2d', ['depthwiseConv2d', { kernelSize: 3, depthMultiplier: 2, padding: 'same' }]),
  onImage('maxPool2d', ['maxPool2d', { poolSize: 2 }]),
  onImage('maxPool2d, same padding', ['maxPool2d', { poolSize: 3, strides: 2, padding: 'same' }]),
  onImage('avgPool2d', ['avgPool2d', { poolSize: 2 }]),
  onImage('avgPool2d, same padding', ['avgPool2d', { poolSize: 3, strides: 2, padding: 'same' }]),
  onImage('globalAvgPool2d', ['globalAvgPool2d']),
  onImage('globalMaxPool2d', ['globalMaxPool2d']),
  onImage('upsample2d', ['upsample2d', { size: 2 }]),
  chain('embedding', [5], [['embedding', { inputDim: 7, outputDim: 3 }], ...head], { x: indices(BATCH * 5, 7) }),
  onSequence('lstm', ['lstm', { units: 3 }]),
  onSequence('lstm, sequences', ['lstm', { units: 3, returnSequences: true }]),
  onSequence('gru', ['gru', { units: 3 }]),
  onSequence('gru, sequences', ['gru', { units: 3, returnSequences: true }]),
  onSequence('simpleRnn', ['simpleRnn', { units: 3 }]),
  onSequence('simpleRnn, sequences', ['simpleRnn', { units: 3, returnSequences: true }]),
  onSequence('selfAttention', ['selfAttention', { numHeads: 2, keyDim: 3 }]),
  onSequence('selfAttention, causal', ['selfAttention', { numHeads: 2, keyDim: 3, causal: true }]),
  between('batchNorm', ['batchNorm', { epsilon: 0.001 }], ['tanh']),
  onImage('batchNorm of channels', ['batchNorm', { epsilon: 0.001 }], ['tanh']),
  onSequence('batchNorm along the first dimension', ['batchNorm', { epsilon: 0.001, axis: 0 }], ['tanh']),
  between('layerNorm', ['layerNorm', { epsilon: 0.001 }], ['tanh']),
  onSequence('layerNorm along the first dimension', ['layerNorm', { epsilon: 0.001, axis: 0 }], ['tanh']),
];

/** Options of layers with weights. */
const WEIGHTS: readonly TorchCase[] = [
  between('frozen', dense(4, { trainable: false }), ['tanh']),
  between('L1 and L2', dense(4, { kernelL1: 0.02, kernelL2: 0.05 }), ['tanh']),
  between('largest norm', dense(4, { kernelMaxNorm: 0.4 }), ['tanh']),
  onImage('largest norm of filters', ['conv2d', { filters: 3, kernelSize: 2, kernelMaxNorm: 0.4 }]),
  between('tied', ['tanh'], dense(5), ['tanh'], dense(5, { tiedTo: 'l3' })),
  between('tied, with a penalty', ['tanh'], dense(5, { kernelL2: 0.05 }), ['tanh'], dense(5, { tiedTo: 'l3' })),
];

const CLASSES = { target: { shape: [], classes: 3 }, y: classes(BATCH, 3) };
const SHARES = { target: { shape: [3] }, y: distributions(BATCH, 3) };
const ANSWERS = { y: yesOrNo(BATCH * 2) };

/** A loss behind two layers with a given number of outputs. */
const lossOf = (
  name: string,
  outputs: number,
  loss: Layer,
  end: Parameters<typeof chain>[3] = {},
  ...more: readonly Layer[]
): TorchCase => chain(name, [4], [dense(5), ['tanh'], dense(outputs), ...more], { ...end, loss });

const LOSSES: readonly TorchCase[] = [
  lossOf('mse', 2, ['mse']),
  lossOf('mse, sum', 2, ['mse', { reduction: 'sum' }]),
  lossOf('mae', 2, ['mae']),
  lossOf('huber', 2, ['huber', { delta: 0.3 }]),
  lossOf('hinge', 2, ['hinge'], ANSWERS),
  lossOf('binaryCrossEntropy', 2, ['binaryCrossEntropy'], ANSWERS),
  lossOf('binaryCrossEntropy behind a sigmoid', 2, ['binaryCrossEntropy'], ANSWERS, ['sigmoid']),
  lossOf('binaryCrossEntropy, smoothed', 2, ['binaryCrossEntropy', { labelSmoothing: 0.1 }], ANSWERS),
  lossOf('crossEntropy', 3, ['crossEntropy'], CLASSES),
  lossOf('crossEntropy behind a softmax', 3, ['crossEntropy'], CLASSES, ['softmax']),
  lossOf('crossEntropy of distributions', 3, ['crossEntropy'], SHARES),
  lossOf('crossEntropy, smoothed', 3, ['crossEntropy', { labelSmoothing: 0.1 }], CLASSES),
  lossOf('crossEntropy, class weights', 3, ['crossEntropy', { classWeights: [0.5, 1, 2] }], CLASSES),
  lossOf('kullbackLeibler', 3, ['kullbackLeibler'], SHARES, ['softmax']),
];

/** PyTorch adds ε to the root, some of ours (as TensorFlow.js) beneath it: with a negligible ε both are the same. */
const epsilon = 1e-20;

const OPTIMIZERS: readonly TorchCase[] = (
  [
    ['sgd', { type: 'sgd', learningRate: 0.1 }],
    ['sgd with momentum', { type: 'sgd', learningRate: 0.1, momentum: 0.9 }],
    ['sgd with Nesterov momentum', { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true }],
    ['adam', { type: 'adam', learningRate: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 }],
    ['adamW', { type: 'adamW', learningRate: 0.01, weightDecay: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }],
    ['nadam', { type: 'nadam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, momentumDecay: 0.004 }],
    ['amsgrad', { type: 'amsgrad', learningRate: 0.01, beta1: 0.9, beta2: 0.5, epsilon: 1e-7 }],
    ['rmsprop', { type: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon }],
    ['rmsprop with momentum', { type: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0.5, epsilon }],
    ['rmsprop, centered', { type: 'rmsprop', learningRate: 0.01, rho: 0.9, centered: true, epsilon }],
    ['adagrad', { type: 'adagrad', learningRate: 0.05, initialAccumulatorValue: 0.1, epsilon }],
    ['adadelta', { type: 'adadelta', learningRate: 0.5, rho: 0.95, epsilon: 1e-6 }],
    ['lion', { type: 'lion', learningRate: 0.01, beta1: 0.9, beta2: 0.99, weightDecay: 0.1 }],
  ] as const
).map(([name, optimizer]) => chain(`optimizer ${name}`, [4], [dense(5), ['tanh'], dense(2)], { optimizer }));

/** Two paths from the input to a merging node. */
function merging(name: string, merge: Layer): TorchCase {
  const document = graph(
    [
      ['x', 'input', { shape: [4] }],
      ['a', 'dense', { units: 3 }],
      ['b', 'dense', { units: 3 }],
      placed('m', merge),
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'a'],
      ['x', 'b'],
      ['a', 'm', 'in1'],
      ['b', 'm', 'in2'],
      ['m', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { optimizer: SGD },
  );
  return { name, document, batch: BATCH, data: { x: numbers('x', BATCH * 4), y: numbers('y', BATCH * 2) } };
}

/** One trunk, two heads, and losses that count differently. */
const twoLosses: TorchCase = {
  name: 'two losses with weights',
  batch: BATCH,
  data: { x: numbers('x', BATCH * 4), y: numbers('y', BATCH * 2), k: classes(BATCH, 3) },
  document: graph(
    [
      ['x', 'input', { shape: [4] }],
      ['h', 'dense', { units: 5 }],
      ['t', 'tanh'],
      ['o', 'dense', { units: 2 }],
      ['p', 'dense', { units: 3 }],
      ['y', 'target', { shape: [2] }],
      ['k', 'target', { shape: [], classes: 3 }],
      ['j', 'mse', { weight: 0.5 }],
      ['c', 'crossEntropy', { weight: 2 }],
    ],
    [
      ['x', 'h'],
      ['h', 't'],
      ['t', 'o'],
      ['t', 'p'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
      ['p', 'c', 'prediction'],
      ['k', 'c', 'target'],
    ],
    { optimizer: SGD },
  ),
};

export const CASES: readonly TorchCase[] = [
  ...LAYERS,
  ...WEIGHTS,
  merging('add', ['add']),
  merging('multiply', ['multiply']),
  merging('concat', ['concat', { axis: -1 }]),
  ...ACTIVATIONS,
  ...LOSSES,
  twoLosses,
  ...OPTIMIZERS,
];
