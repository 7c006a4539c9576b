import type { GraphDocument, TrainingSettings } from '../graph/index.ts';
import { type Shape, sizeOf } from '../ops/index.ts';
import type { Column, Dataset, NamedTensor, Origin } from '../training/index.ts';
import { graph, randomColumn } from './networks.ts';

/** Samples of the planted faults; batches of 8. */
const COUNT = 40;

/** A training that must end with a non-finite number, and where that number comes from, by construction. */
export interface PlantedFault {
  readonly document: GraphDocument;
  readonly dataset: Dataset;
  readonly initialParameters?: readonly NamedTensor[];
  readonly origin: Pick<Origin, 'kind' | 'node' | 'quantity'> & {
    /** Index in the data set; `any` for one of the step's batch, null for none. */
    readonly sample: number | 'any' | null;
    /** Default: that of the sample in the first epoch, otherwise 1. */
    readonly step?: number;
    readonly cause: Origin['cause']['code'];
    /** The type of the operation and the node that it is in. */
    readonly operation: readonly [type: string, node: string | null] | null;
    /** True if the value is finite in float64. */
    readonly onlyInFloat32?: boolean;
  };
}

const SETTINGS: TrainingSettings = { optimizer: { type: 'sgd', learningRate: 0 }, epochs: 3, batchSize: 8, seed: 1 };

type Layer = readonly [id: string, type: string, params?: Record<string, unknown>];

/** x → layers → mse with y. */
function chain(
  layers: readonly Layer[],
  training: TrainingSettings = {},
  shape: Shape = [2],
  target: Shape = [1],
): GraphDocument {
  const nodes = [['x', 'input', { shape }] as const, ...layers, ['y', 'target', { shape: target }] as const];
  const ids = ['x', ...layers.map(([id]) => id)];
  const edges = ids.slice(1).map((id, index) => [ids[index], id] as const);
  return graph([...nodes, ['j', 'mse']], [...edges, [ids[ids.length - 1], 'j', 'prediction'], ['y', 'j', 'target']], {
    ...SETTINGS,
    ...training,
  });
}

const O: Layer = ['o', 'dense', { units: 1 }];

/** Changes of single values: `[sample, element, value]`. */
type Change = readonly [sample: number, element: number, value: number];

function column(name: string, shape: Shape, changes: readonly Change[] = [], fill?: number): Column {
  const drawn = randomColumn(name, shape, COUNT, 3);
  const data = fill === undefined ? Float64Array.from(drawn.data) : new Float64Array(drawn.data.length).fill(fill);
  for (const [sample, element, value] of changes) data[sample * sizeOf(shape) + element] = value;
  return { name, shape, data };
}

function dataOf(x: Column = column('x', [2]), y: Column = column('y', [1])): Dataset {
  const none = new Uint32Array();
  const train = Uint32Array.from({ length: COUNT }, (_, index) => index);
  return { name: 'planted', inputs: [x], targets: [y], splits: { train, validation: none, test: none }, fingerprint: 'planted' };
}

const tensor = (name: string, shape: Shape, ...values: readonly number[]): NamedTensor => ({
  name,
  shape: [...shape],
  data: Float32Array.from({ length: sizeOf(shape) }, (_, index) => values[index % values.length]),
});

const dense = (id: string, units: number, inputs: number, ...values: readonly number[]): NamedTensor[] => [
  tensor(`${id}.weight`, [units, inputs], ...values),
  tensor(`${id}.bias`, [units], 0),
];

const sgd = (learningRate: number, more: object = {}): TrainingSettings => ({
  optimizer: { type: 'sgd', learningRate, ...more },
});

/** An optimizer without ε, and a weight whose gradient is zero: the second input is always 0. */
function withoutEpsilon(optimizer: NonNullable<TrainingSettings['optimizer']>): PlantedFault {
  const x = column(
    'x',
    [2],
    Array.from({ length: COUNT }, (_, sample): Change => [sample, 1, 0]),
  );
  return {
    document: chain([O], { optimizer: { learningRate: 0.01, epsilon: 0, ...optimizer } }),
    dataset: dataOf(x),
    origin: {
      kind: 'update',
      node: 'o',
      quantity: 'weight/new',
      sample: null,
      cause: 'zeroByZero',
      operation: ['div', null],
    },
  };
}

function badInput(value: number): PlantedFault {
  return {
    document: chain([O]),
    dataset: dataOf(column('x', [2], [[29, 0, value]])),
    origin: { kind: 'data', node: 'x', quantity: 'out', sample: 29, cause: 'badSample', operation: null },
  };
}

/** An activation or another layer without weights, with one huge sample. */
function hugeInto(
  layer: Layer,
  value: number,
  origin: Partial<PlantedFault['origin']> & Pick<PlantedFault['origin'], 'operation'>,
): PlantedFault {
  return {
    document: chain([layer, O]),
    dataset: dataOf(column('x', [2], [[11, 1, value]])),
    origin: { kind: 'output', node: layer[0], quantity: 'out', sample: 11, cause: 'overflow', ...origin },
  };
}

const steep = { x: column('x', [2], [[17, 0, 1e25]]), y: column('y', [1], [], 1e18) };
const norms = (type: string): Layer[] =>
  Array.from({ length: 8 }, (_, index): Layer => [`n${index + 1}`, type, { epsilon: 1e-12 }]);

/**
 * Steps until the loss of `momentum that only grows` overflows, computed on its own: all samples are equal, so that the weights and
 * the bias follow one recursion in float64.
 */
function stepsOfMomentum(): number {
  let [weight, bias, weightVelocity, biasVelocity] = [0, 0, 0, 0];
  for (let step = 1; ; step++) {
    const error = 2 * weight * 3 + bias - 1;
    if (error ** 2 > 3.4e38) return step;
    weightVelocity += 2 * error * 3;
    biasVelocity += 2 * error;
    weight -= 0.5 * weightVelocity;
    bias -= 0.5 * biasVelocity;
  }
}

const gammas = Array.from({ length: 8 }, (_, index) => tensor(`n${index + 1}.gamma`, [2], 1));

export const PLANTED_FAULTS: Readonly<Record<string, PlantedFault>> = {
  'NaN in an input': badInput(Number.NaN),
  'infinity in an input': badInput(Number.POSITIVE_INFINITY),
  'an input that only float64 can hold': badInput(1e200),
  'NaN in a target': {
    document: chain([O]),
    dataset: dataOf(undefined, column('y', [1], [[23, 0, Number.NaN]])),
    origin: { kind: 'data', node: 'y', quantity: 'out', sample: 23, cause: 'badSample', operation: null },
  },
  'an input far too large for the loss': {
    document: chain([O]),
    dataset: dataOf(column('x', [2], [[17, 0, 1e30]])),
    origin: { kind: 'output', node: 'j', quantity: 'out', sample: 17, cause: 'overflow', operation: ['square', 'j'] },
  },
  'targets of a wrong scale': {
    document: chain([O]),
    dataset: dataOf(undefined, column('y', [1], [[5, 0, 1e25]])),
    origin: { kind: 'output', node: 'j', quantity: 'out', sample: 5, cause: 'overflow', operation: ['square', 'j'] },
  },
  'a gradient too large, without a loss too large': {
    document: chain([O]),
    dataset: dataOf(steep.x, steep.y),
    initialParameters: dense('o', 1, 2, 0),
    origin: { kind: 'gradient', node: 'o', quantity: 'weight', sample: 17, cause: 'overflow', operation: ['matmul', 'o'] },
  },
  'a learning rate beyond float32': {
    document: chain([O], sgd(1e45)),
    dataset: dataOf(),
    origin: { kind: 'update', node: 'o', quantity: 'weight/new', sample: null, cause: 'overflow', operation: ['mul', null] },
  },
  'a huge learning rate of SGD': {
    document: chain([O], sgd(1e25)),
    dataset: dataOf(),
    origin: {
      kind: 'output',
      node: 'j',
      quantity: 'out',
      sample: 'any',
      step: 2,
      cause: 'overflow',
      operation: ['square', 'j'],
    },
  },
  'a huge learning rate of Adam': {
    document: chain([['h', 'dense', { units: 4 }], ['r', 'relu'], O], { optimizer: { type: 'adam', learningRate: 1e25 } }),
    dataset: dataOf(),
    origin: {
      kind: 'output',
      node: 'o',
      quantity: 'out',
      sample: 'any',
      step: 2,
      cause: 'overflow',
      operation: ['matmul', 'o'],
    },
  },
  'a huge learning rate of Lion': {
    document: chain([['h', 'dense', { units: 4 }], ['r', 'relu'], O], { optimizer: { type: 'lion', learningRate: 1e25 } }),
    dataset: dataOf(),
    origin: {
      kind: 'output',
      node: 'o',
      quantity: 'out',
      sample: 'any',
      step: 2,
      cause: 'overflow',
      operation: ['matmul', 'o'],
    },
  },
  'a warm-up to a huge rate': {
    document: chain([O], { ...sgd(1e25), schedule: { type: 'constant', warmup: 4 } }),
    dataset: dataOf(),
    origin: {
      kind: 'output',
      node: 'j',
      quantity: 'out',
      sample: 'any',
      step: 2,
      cause: 'overflow',
      operation: ['square', 'j'],
    },
  },
  'Adam without ε': withoutEpsilon({ type: 'adam' }),
  'RMSprop without ε': withoutEpsilon({ type: 'rmsprop' }),
  'Adagrad without ε': withoutEpsilon({ type: 'adagrad', initialAccumulatorValue: 0 }),
  'AMSGrad without ε': withoutEpsilon({ type: 'amsgrad' }),
  'NAdam without ε': withoutEpsilon({ type: 'nadam' }),
  'accumulated gradients': {
    document: chain([O], { accumulate: 5 }),
    dataset: dataOf(column('x', [2], [], 1.5e19), column('y', [1], [], 1e18)),
    initialParameters: dense('o', 1, 2, 0),
    origin: {
      kind: 'update',
      node: 'o',
      quantity: 'weight/gradientSum',
      sample: null,
      step: 2,
      cause: 'overflow',
      operation: ['add', null],
    },
  },
  'a weight penalty': {
    document: chain([['o', 'dense', { units: 1, kernelL2: 1 }]]),
    dataset: dataOf(column('x', [2], [], 0)),
    initialParameters: dense('o', 1, 2, 1, 1e20),
    origin: { kind: 'output', node: 'o', quantity: 'weight', sample: null, cause: 'overflow', operation: ['square', null] },
  },
  'an infinite initial weight': {
    document: chain([['h', 'dense', { units: 2 }], O]),
    dataset: dataOf(),
    initialParameters: dense('h', 2, 2, 1, 1, Number.POSITIVE_INFINITY, 1),
    origin: { kind: 'parameter', node: 'h', quantity: 'weight', sample: null, cause: 'brokenParameter', operation: null },
  },
  'a huge row of an embedding': {
    document: chain([['e', 'embedding', { inputDim: 3, outputDim: 2 }], ['f', 'flatten'], O], {}, [2]),
    dataset: dataOf(column('x', [2], [[13, 1, 2]], 0)),
    initialParameters: [tensor('e.weight', [3, 2], 0, 0, 0, 0, 1e30, 1e30), ...dense('o', 1, 4, 1)],
    origin: { kind: 'output', node: 'j', quantity: 'out', sample: 13, cause: 'overflow', operation: ['square', 'j'] },
  },
  'an exploding recurrent layer': {
    document: chain([['r', 'simpleRnn', { units: 1 }], O], {}, [60, 1]),
    dataset: dataOf(column('x', [60, 1], [], 0), column('y', [1], [[22, 0, 100]], 0)),
    initialParameters: [
      ...[tensor('r.weightIh', [1, 1], 1), tensor('r.weightHh', [1, 1], 10)],
      ...[tensor('r.biasIh', [1], 0), tensor('r.biasHh', [1], 0), ...dense('o', 1, 1, 1)],
    ],
    origin: {
      kind: 'gradient',
      node: 'r',
      quantity: 'weightIh',
      sample: 22,
      cause: 'overflow',
      operation: ['matmul', 'r'],
      // The input is 0, and 0 · ∞ is NaN.
      onlyInFloat32: true,
    },
  },
  'scores of attention': {
    document: chain([['a', 'selfAttention', { numHeads: 1, keyDim: 2 }], ['f', 'flatten'], O], {}, [3, 2]),
    dataset: dataOf(column('x', [3, 2], [[31, 2, 1e20]])),
    initialParameters: [tensor('a.queryWeight', [2, 2], 1), tensor('a.keyWeight', [2, 2], 1)],
    origin: {
      kind: 'output',
      node: 'a',
      quantity: 'out',
      sample: 31,
      cause: 'overflow',
      operation: ['batchMatmul', 'a'],
      onlyInFloat32: true,
    },
  },
  'the mean of a layer norm': {
    document: chain([['n', 'layerNorm'], O], {}, [4]),
    dataset: dataOf(
      column(
        'x',
        [4],
        [0, 1, 2, 3].map((element): Change => [19, element, 3e38]),
      ),
    ),
    origin: {
      kind: 'output',
      node: 'n',
      quantity: 'out',
      sample: 19,
      cause: 'overflow',
      operation: ['sumTo', 'n'],
      onlyInFloat32: true,
    },
  },
  'layer norms of a constant': {
    document: chain([...norms('layerNorm'), O]),
    dataset: dataOf(column('x', [2], [], 0)),
    initialParameters: [...gammas, ...dense('o', 1, 2, 1, 2)],
    origin: { kind: 'gradient', node: 'n1', quantity: 'dout', sample: 'any', cause: 'overflow', operation: ['div', 'n2'] },
  },
  'batch norms of a constant': {
    document: chain([...norms('batchNorm'), O]),
    dataset: dataOf(column('x', [2], [], 0)),
    initialParameters: [...gammas, ...dense('o', 1, 2, 1, 2)],
    origin: { kind: 'gradient', node: 'n1', quantity: 'dout', sample: 'any', cause: 'overflow', operation: ['div', 'n2'] },
  },
  '0/0 in a frozen batch norm': {
    document: chain([['n', 'batchNorm', { trainable: false }], O]),
    dataset: dataOf(column('x', [2], [], 0)),
    initialParameters: [
      ...[tensor('n.gamma', [2], 1), tensor('n.beta', [2], 0), tensor('n.movingMean', [2], 0), ...dense('o', 1, 2, 1)],
      tensor('n.movingVariance', [2], -0.001, 1),
    ],
    origin: { kind: 'output', node: 'n', quantity: 'out', sample: 'any', cause: 'zeroByZero', operation: ['div', 'n'] },
  },
  'a negative variance': {
    document: chain([['n', 'batchNorm', { trainable: false }], O]),
    dataset: dataOf(),
    initialParameters: [
      ...[tensor('n.gamma', [2], 1), tensor('n.beta', [2], 0), tensor('n.movingMean', [2], 0), ...dense('o', 1, 2, 1)],
      tensor('n.movingVariance', [2], 1, -1),
    ],
    origin: { kind: 'output', node: 'n', quantity: 'out', sample: null, cause: 'rootOfNegative', operation: ['sqrt', 'n'] },
  },
  'a SELU': hugeInto(['s', 'selu'], 3.3e38, { operation: ['mul', 's'] }),
  'a PReLU': {
    ...hugeInto(['p', 'prelu'], -1e20, { operation: ['mul', 'p'] }),
    initialParameters: [tensor('p.alpha', [2], 1e19), ...dense('o', 1, 2, 0.01)],
  },
  'a GELU by tanh, whose infinity only its gradient shows': {
    document: chain([['h', 'dense', { units: 2 }], ['g', 'gelu', { approximate: true }], O]),
    dataset: dataOf(column('x', [2], [[11, 1, 1e20]])),
    initialParameters: [...dense('h', 2, 2, 1, 0, 0, 1), ...dense('o', 1, 2, 1e-5)],
    origin: {
      kind: 'gradient',
      node: 'h',
      quantity: 'dout',
      sample: 11,
      cause: 'overflow',
      operation: ['square', 'g'],
      onlyInFloat32: true,
    },
  },
  'a partial sum that float64 survives': {
    document: chain([O], {}, [6]),
    dataset: dataOf(
      column(
        'x',
        [6],
        [1, 1, 1, -1, -1, -1].map((sign, element): Change => [33, element, sign * 2 ** 127]),
      ),
    ),
    initialParameters: dense('o', 1, 6, 1),
    origin: {
      kind: 'output',
      node: 'o',
      quantity: 'out',
      sample: 33,
      cause: 'partialSum',
      operation: null,
      onlyInFloat32: true,
    },
  },
  'a convolution': {
    document: chain([['c', 'conv2d', { filters: 2, kernelSize: 3 }], ['f', 'flatten'], O], {}, [4, 4, 1]),
    dataset: dataOf(column('x', [4, 4, 1], [[38, 5, 1e30]])),
    initialParameters: [tensor('c.weight', [2, 1, 3, 3], 1e20)],
    origin: { kind: 'output', node: 'c', quantity: 'out', sample: 38, cause: 'overflow', operation: ['convolution', 'c'] },
  },
  'shared weights': {
    document: chain([['h', 'dense', { units: 2 }], ['k', 'dense', { units: 2, tiedTo: 'h' }], O]),
    dataset: dataOf(column('x', [2], [], 1)),
    initialParameters: [...dense('h', 2, 2, 1e25), ...dense('o', 1, 2, 0)],
    origin: { kind: 'output', node: 'k', quantity: 'out', sample: 'any', cause: 'overflow', operation: ['matmul', 'k'] },
  },
  'a frozen layer': {
    document: chain([['h', 'dense', { units: 2, trainable: false }], ['t', 'relu'], O]),
    dataset: dataOf(column('x', [2], [[3, 0, 1e10]], 0)),
    initialParameters: [...dense('h', 2, 2, 1e35), ...dense('o', 1, 2, 1)],
    origin: { kind: 'output', node: 'h', quantity: 'out', sample: 3, cause: 'overflow', operation: ['matmul', 'h'] },
  },
  'a product of branches': {
    document: graph(
      [
        ['x', 'input', { shape: [2] }],
        ['m', 'multiply'],
        ['o', 'dense', { units: 1 }],
        ['y', 'target', { shape: [1] }],
        ['j', 'mse'],
      ],
      [
        ['x', 'm', 'in1'],
        ['x', 'm', 'in2'],
        ['m', 'o'],
        ['o', 'j', 'prediction'],
        ['y', 'j', 'target'],
      ],
      SETTINGS,
    ),
    dataset: dataOf(column('x', [2], [[7, 1, 1e20]])),
    origin: { kind: 'output', node: 'm', quantity: 'out', sample: 7, cause: 'overflow', operation: ['mul', 'm'] },
  },
  'one of two losses': {
    document: graph(
      [
        ['x', 'input', { shape: [2] }],
        ['o', 'dense', { units: 1 }],
        ['y', 'target', { shape: [1] }],
        ['j', 'mae'],
        ['k', 'mse'],
      ],
      [
        ['x', 'o'],
        ['o', 'j', 'prediction'],
        ['y', 'j', 'target'],
        ['o', 'k', 'prediction'],
        ['y', 'k', 'target'],
      ],
      SETTINGS,
    ),
    dataset: dataOf(undefined, column('y', [1], [[39, 0, 1e22]])),
    origin: { kind: 'output', node: 'k', quantity: 'out', sample: 39, cause: 'overflow', operation: ['square', 'k'] },
  },
  'momentum that only grows': {
    document: chain([O], { ...sgd(0.5, { momentum: 1 }), epochs: 1000 }),
    dataset: dataOf(column('x', [2], [], 3), column('y', [1], [], 1)),
    initialParameters: dense('o', 1, 2, 0),
    origin: {
      kind: 'output',
      node: 'j',
      quantity: 'out',
      sample: 'any',
      step: stepsOfMomentum(),
      cause: 'overflow',
      operation: ['square', 'j'],
    },
  },
};
