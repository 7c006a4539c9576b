import type { RandomStream } from '#engine/random/index.ts';

export type Params = Readonly<Record<string, unknown>>;

/** Random choices of one stream. */
export class Choices {
  readonly #random: RandomStream;

  constructor(random: RandomStream) {
    this.#random = random;
  }

  of<Options extends readonly unknown[]>(...options: Options): Options[number] {
    return options[this.#random.below(options.length)];
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.#random.below(most - least + 1);
  }

  /** True once in so many times. */
  happens(times: number): boolean {
    return this.#random.below(times) === 0;
  }
}

/** Sizes of a window that fits into any image here. */
const sizes = (c: Choices) => c.of(1, 2, 3, [3, 2], [1, 2]);
const strides = (c: Choices) => c.of(1, 1, 2, [2, 1]);
const padding = (c: Choices) => c.of('valid', 'same');
const rate = (c: Choices) => c.of(0.2, 0.5);
const biases = (c: Choices) => ({ useBias: !c.happens(4), biasInitializer: 'uniform' });
const penalties = (c: Choices) => (c.happens(5) ? { kernelL1: c.of(0, 0.01), kernelL2: 0.02 } : {});
const recurrent = (c: Choices) => ({ units: c.between(2, 3), returnSequences: c.happens(2), ...biases(c), ...penalties(c) });
const pooling = (c: Choices) => ({ poolSize: c.of(2, 3, [2, 1]), strides: c.of(null, 1, 2), padding: padding(c) });
const windows = (c: Choices) => ({
  ...{ kernelSize: sizes(c), strides: strides(c), padding: padding(c) },
  ...biases(c),
  ...penalties(c),
});
const normalization = (c: Choices) => ({
  ...{ axis: c.of(0, -1), epsilon: c.of(0.001, 0.1), center: !c.happens(4), scale: !c.happens(4) },
  ...{ gammaInitializer: 'glorotNormal', betaInitializer: 'uniform' },
});

/** Options of a layer behind an input of the given shape, beside the defaults. */
const PARAMS: Readonly<Record<string, (c: Choices, shape: readonly number[]) => Params>> = {
  dense: (c) => ({ units: 3, ...biases(c), ...penalties(c) }),
  conv2d: (c, shape) => ({ ...windows(c), filters: c.of(2, 4), ...spacing(c), groups: groups(c, shape) }),
  depthwiseConv2d: (c) => ({ ...windows(c), depthMultiplier: c.of(1, 2), ...spacing(c) }),
  convTranspose2d: (c) => ({ ...windows(c), filters: c.of(1, 3) }),
  conv1d: (c, shape) => ({
    ...{ filters: c.of(2, 4), kernelSize: c.between(1, 3), strides: c.of(1, 2), padding: 'same' },
    ...{ dilationRate: c.of(1, 2), groups: groups(c, shape) },
    ...biases(c),
  }),
  maxPool2d: pooling,
  avgPool2d: pooling,
  upsample2d: (c) => ({ size: c.of(1, 2, [1, 2]) }),
  reshape: (_c, shape) => ({ targetShape: [...shape, 1].toReversed() }),
  embedding: (c) => ({ inputDim: 5, outputDim: c.between(2, 3), embeddingsInitializer: 'glorotUniform', ...penalties(c) }),
  lstm: recurrent,
  gru: recurrent,
  simpleRnn: recurrent,
  selfAttention: (c) => ({
    numHeads: c.between(1, 2),
    keyDim: c.between(1, 3),
    causal: c.happens(2),
    ...biases(c),
    ...penalties(c),
  }),
  batchNorm: (c) => ({
    ...normalization(c),
    ...{ movingMeanInitializer: 'uniform', movingVarianceInitializer: c.of('ones', 'constant') },
  }),
  layerNorm: normalization,
  concat: (c) => ({ axis: c.of(0, -1) }),
  dropout: (c) => ({ rate: rate(c) }),
  gaussianNoise: (c) => ({ stddev: c.of(0.1, 1) }),
  leakyRelu: (c) => ({ negativeSlope: c.of(0.1, 0.5) }),
  prelu: () => ({ alphaInitializer: 'heNormal' }),
  elu: (c) => ({ alpha: c.of(0.5, 2) }),
  gelu: (c) => ({ approximate: c.happens(2) }),
  huber: (c) => ({ delta: c.of(0.3, 2), ...reduction(c) }),
  binaryCrossEntropy: (c) => ({ labelSmoothing: c.of(0, 0.1), ...reduction(c) }),
  crossEntropy: (c) => ({ labelSmoothing: c.of(0, 0.1), classWeights: c.of([], [0.5, 1, 2]), ...reduction(c) }),
  ...Object.fromEntries(['mse', 'mae', 'hinge', 'kullbackLeibler'].map((type) => [type, reduction])),
};

export const paramsOf = (choices: Choices, type: string, shape: readonly number[]): Params =>
  PARAMS[type]?.(choices, shape) ?? {};

function reduction(c: Choices): Params {
  return { reduction: c.of('mean', 'mean', 'sum'), weight: c.of(1, 1, 0.3) };
}

/** Dilated kernels need padding to fit. */
function spacing(c: Choices): Params {
  return c.happens(3) ? { dilationRate: c.of(2, [1, 2]), padding: 'same' } : {};
}

const groups = (c: Choices, shape: readonly number[]): number => ((shape.at(-1) ?? 1) % 2 === 0 ? c.of(1, 2) : 1);
