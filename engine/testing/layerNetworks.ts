import fc from 'fast-check';
import type { GraphDocument } from '../graph/index.ts';
import { inputPorts, LAYERS, type Layer } from '../layers/index.ts';
import { readParams } from '../params/index.ts';
import { graph } from './networks.ts';

const PADDINGS = fc.constantFrom('valid', 'same');
const SIZES = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })));
const STRIDES = fc.oneof(
  fc.integer({ min: 1, max: 2 }),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })),
);
const WINDOWS = { strides: STRIDES, padding: PADDINGS, useBias: fc.boolean() };

/** Images of 4 channels with sides that fit any kernel below; also for sequence layers. */
const SHAPES: Record<string, fc.Arbitrary<number[]>> = {
  ...Object.fromEntries(
    [
      'conv2d',
      'depthwiseConv2d',
      'convTranspose2d',
      'maxPool2d',
      'avgPool2d',
      'globalAvgPool2d',
      'globalMaxPool2d',
      'upsample2d',
    ].map((type) => [
      type,
      fc.tuple(fc.integer({ min: 5, max: 7 }), fc.integer({ min: 5, max: 6 }), fc.integer({ min: 1, max: 2 })),
    ]),
  ),
  conv1d: fc.tuple(fc.integer({ min: 5, max: 8 }), fc.integer({ min: 1, max: 3 })),
  reshape: fc.constantFrom([3, 2], [1, 3, 4]),
  ...Object.fromEntries(
    ['lstm', 'gru', 'simpleRnn', 'selfAttention'].map((type) => [
      type,
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })),
    ]),
  ),
};

const NORMALIZATION = {
  axis: fc.constantFrom(0, -1),
  center: fc.boolean(),
  scale: fc.boolean(),
  epsilon: fc.constantFrom(0.001, 0.1),
  gammaInitializer: fc.constantFrom('ones', 'normal'),
};

/** Options of layers beside the defaults. */
const OPTIONS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  dense: fc.record({ units: fc.integer({ min: 1, max: 5 }), useBias: fc.boolean() }),
  conv2d: fc.record({
    filters: fc.constantFrom(4, 6),
    kernelSize: SIZES,
    dilationRate: fc.constantFrom(1, 2, [1, 2]),
    groups: fc.constantFrom(1, 2),
    ...WINDOWS,
  }),
  depthwiseConv2d: fc.record({
    kernelSize: SIZES,
    depthMultiplier: fc.constantFrom(1, 2),
    dilationRate: fc.constantFrom(1, 2, [2, 1]),
    ...WINDOWS,
  }),
  conv1d: fc.record({
    filters: fc.constantFrom(4, 6),
    kernelSize: fc.integer({ min: 1, max: 3 }),
    strides: fc.integer({ min: 1, max: 2 }),
    dilationRate: fc.constantFrom(1, 2),
    groups: fc.constantFrom(1, 2),
    padding: PADDINGS,
    useBias: fc.boolean(),
  }),
  convTranspose2d: fc.record({ filters: fc.constantFrom(1, 3), kernelSize: SIZES, ...WINDOWS }),
  maxPool2d: fc.record({ poolSize: SIZES, strides: fc.option(STRIDES), padding: PADDINGS }),
  avgPool2d: fc.record({ poolSize: SIZES, strides: fc.option(STRIDES), padding: PADDINGS }),
  batchNorm: fc.record(NORMALIZATION),
  layerNorm: fc.record(NORMALIZATION),
  add: fc.record({ inputs: fc.integer({ min: 2, max: 4 }) }),
  multiply: fc.record({ inputs: fc.integer({ min: 2, max: 3 }) }),
  concat: fc.record({ inputs: fc.integer({ min: 2, max: 3 }), axis: fc.constantFrom(0, -1) }),
  lstm: fc.record({ units: fc.integer({ min: 1, max: 5 }), returnSequences: fc.boolean(), useBias: fc.boolean() }),
  gru: fc.record({ units: fc.integer({ min: 1, max: 5 }), returnSequences: fc.boolean(), useBias: fc.boolean() }),
  simpleRnn: fc.record({ units: fc.integer({ min: 1, max: 5 }), returnSequences: fc.boolean(), useBias: fc.boolean() }),
  selfAttention: fc.record({
    numHeads: fc.integer({ min: 1, max: 3 }),
    keyDim: fc.integer({ min: 1, max: 5 }),
    causal: fc.boolean(),
    useBias: fc.boolean(),
  }),
  embedding: fc.record({ inputDim: fc.integer({ min: 1, max: 6 }), outputDim: fc.integer({ min: 1, max: 5 }) }),
  reshape: fc.record({ targetShape: fc.constantFrom([2, 6], [-1], [2, -1], [-1, 2, 3]) }),
  upsample2d: fc.record({ size: SIZES }),
  gaussianNoise: fc.record({ stddev: fc.constantFrom(0, 0.1, 2) }),
  dropout: fc.record({ rate: fc.constantFrom(0, 0.2, 0.7) }),
  leakyRelu: fc.record({ negativeSlope: fc.constantFrom(0, 0.1, 0.5) }),
  prelu: fc.record({ alphaInitializer: fc.constantFrom('zeros', 'normal') }),
  elu: fc.record({ alpha: fc.constantFrom(0.5, 1, 2) }),
  gelu: fc.record({ approximate: fc.boolean() }),
  huber: fc.record({ delta: fc.constantFrom(0.1, 1, 5) }),
  binaryCrossEntropy: fc.record({ labelSmoothing: fc.constantFrom(0, 0.1) }),
  crossEntropy: fc.record({ labelSmoothing: fc.constantFrom(0, 0.1), classWeights: fc.constantFrom([], [0.5, 1, 2]) }),
};
const REDUCTIONS = fc.record({ reduction: fc.constantFrom('mean', 'sum'), weight: fc.constantFrom(1, 0.3) });

const PENALTIES = fc.record({ kernelL1: fc.constantFrom(0, 0.1), kernelL2: fc.constantFrom(0, 0.1) });

/** Random settings of a layer. */
export function optionsOf({ type, loss, params }: Layer): fc.Arbitrary<Record<string, unknown>> {
  const options = OPTIONS[type] ?? fc.constant({});
  const own = 'kernelL1' in params ? fc.tuple(options, PENALTIES).map(([a, b]) => ({ ...a, ...b })) : options;
  return loss ? fc.tuple(own, REDUCTIONS).map(([a, b]) => ({ ...a, ...b })) : own;
}

/** A small network around a layer: input → dense → the layer → dense → loss, or the layer as its loss. */
export function networkAround(layer: Layer, shape: readonly number[], params: Record<string, unknown>): GraphDocument {
  if (layer.loss) {
    const nodes = [
      ['x', 'input', { shape }],
      ['h', 'dense', { units: 3 }],
      ['p', layer.type === 'kullbackLeibler' ? 'softmax' : 'tanh'],
      ['y', 'target', targetOf(layer, shape)],
      ['j', layer.type, params],
    ] as const;
    return graph(nodes, [
      ['x', 'h'],
      ['h', 'p'],
      ['p', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ]);
  }
  const nodes = [
    ['x', 'input', { shape }],
    ['h', 'dense', { units: 4, biasInitializer: 'normal' }],
    ['l', layer.type, params],
    ['o', 'dense', { units: 2 }],
    ['y', 'target', { shape: outputBehind(layer, shape, params) }],
    ['j', 'mse'],
  ] as const;
  const ports = Object.keys(inputPorts(layer, params));
  // A layer with several inputs gets two versions of the same tensor, so that gradients add up.
  const wires = ports.map((port, index) => [index % 2 === 0 ? 'h' : 'g', 'l', port] as const);
  return graph(
    [...nodes, ...(ports.length > 1 ? [['g', 'tanh'] as const] : [])],
    [
      ['x', 'h'],
      ...(ports.length > 1 ? [['h', 'g'] as const] : []),
      ...wires,
      ['l', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}

function targetOf(layer: Layer, shape: readonly number[]): Record<string, unknown> {
  const rows = shape.slice(0, -1);
  if (layer.type === 'crossEntropy') return { shape: rows, classes: 3 };
  return { shape: [...rows, 3], ...(layer.type === 'hinge' && { classes: 2 }) };
}

/** The shape after the layer and the following dense layer. */
function outputBehind(layer: Layer, shape: readonly number[], params: Record<string, unknown>): number[] {
  const { values } = readParams(layer.params, params);
  const inputs = Object.keys(inputPorts(layer, params)).map((port) => [port, [...shape.slice(0, -1), 4]] as const);
  return [...layer.inferShape(Object.fromEntries(inputs), values, {}).slice(0, -1), 2];
}

const anyShape = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
/** Random input shapes of a layer; the last dimension becomes 4. */
export const shapesOf = ({ type }: Layer): fc.Arbitrary<number[]> => SHAPES[type] ?? anyShape;
/** All layers that compute something. */
export const innerLayers = LAYERS.filter(({ type }) => type !== 'input' && type !== 'target');
