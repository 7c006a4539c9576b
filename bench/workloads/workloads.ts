import { findNamed } from '../../scripts/findNamed.ts';

/** A layer of a workload, in the terms of the graph document. */
export type LayerSpec =
  | { readonly type: 'dense'; readonly units: number }
  /** 'same' padding, stride 1. */
  | { readonly type: 'conv2d'; readonly filters: number; readonly kernelSize: number }
  /** The stride is the pool size. */
  | { readonly type: 'maxPool2d'; readonly poolSize: number }
  | { readonly type: 'flatten' }
  | { readonly type: 'relu' }
  | { readonly type: 'tanh' };

/** A network with its training, the same for every candidate. A step is forward, backward and update. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  /** Channels last, without the batch. */
  readonly input: readonly number[];
  readonly layers: readonly LayerSpec[];
  readonly loss: 'mse' | 'crossEntropy';
  readonly batch: number;
  readonly optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number };
}

/** Adam's constants, in every candidate that computes it itself. */
export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-7;

const adam = { type: 'adam', learningRate: 0.001 } as const;
const dense = (units: number) => ({ type: 'dense', units }) as const;
const convolution = (filters: number) => ({ type: 'conv2d', filters, kernelSize: 3 }) as const;
const relu = { type: 'relu' } as const;
const tanh = { type: 'tanh' } as const;
const pool = { type: 'maxPool2d', poolSize: 2 } as const;

/** From a network dominated by overhead to one dominated by multiplication, and a small convolutional one. */
export const WORKLOADS: readonly Workload[] = [
  {
    name: 'W1',
    title: '2-8-8-1 tanh, MSE, SGD',
    input: [2],
    layers: [dense(8), tanh, dense(8), tanh, dense(1)],
    loss: 'mse',
    batch: 32,
    optimizer: { type: 'sgd', learningRate: 0.01 },
  },
  {
    name: 'W2',
    title: '784-128-64-10 relu, cross-entropy, Adam',
    input: [784],
    layers: [dense(128), relu, dense(64), relu, dense(10)],
    loss: 'crossEntropy',
    batch: 64,
    optimizer: adam,
  },
  {
    name: 'W3',
    title: '784-1024-1024-10 relu, cross-entropy, Adam',
    input: [784],
    layers: [dense(1024), relu, dense(1024), relu, dense(10)],
    loss: 'crossEntropy',
    batch: 256,
    optimizer: adam,
  },
  {
    name: 'W4',
    title: '28×28×1, two convolutions 3×3 (16, 32) with relu and max pool, dense 10, cross-entropy, Adam',
    input: [28, 28, 1],
    layers: [convolution(16), relu, pool, convolution(32), relu, pool, { type: 'flatten' }, dense(10)],
    loss: 'crossEntropy',
    batch: 64,
    optimizer: adam,
  },
];

/** A layer with its sample shapes before and after, and the shapes of its trained tensors. */
export interface ShapedLayer {
  readonly layer: LayerSpec;
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** The weight as in the graph document: dense [units, inputs], conv2d [height, width, in, out]. */
  readonly weight?: readonly number[];
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((total, length) => total * length, 1);

/** The shape of a workload's prediction, without the batch. */
export const outputOf = (workload: Workload): readonly number[] => shapeLayers(workload).at(-1)?.output ?? workload.input;

/** Infers the shapes through the layers of a workload. */
export function shapeLayers({ input, layers }: Workload): ShapedLayer[] {
  const shaped: ShapedLayer[] = [];
  let shape = input;
  for (const layer of layers) {
    const followed = followLayer(layer, shape);
    shaped.push({ layer, input: shape, ...followed });
    shape = followed.output;
  }
  return shaped;
}

function followLayer(layer: LayerSpec, shape: readonly number[]): Pick<ShapedLayer, 'output' | 'weight'> {
  const [height, width, channels] = shape;
  switch (layer.type) {
    case 'dense':
      return { output: [layer.units], weight: [layer.units, shape[0]] };
    case 'conv2d': {
      const { filters, kernelSize } = layer;
      return { output: [height, width, filters], weight: [kernelSize, kernelSize, channels, filters] };
    }
    case 'maxPool2d':
      return { output: [Math.floor(height / layer.poolSize), Math.floor(width / layer.poolSize), channels] };
    case 'flatten':
      return { output: [sizeOf(shape)] };
    default:
      return { output: shape };
  }
}

/**
 * Floating-point operations of a training step per sample: two per multiply-add, once forward, once for the gradient of the
 * weights and once for that of the input, which the first layer does not need. Only products count, as usual: activations, the
 * loss and the update are extra, so the true figure is slightly higher.
 */
export function flopsPerSample(workload: Workload): number {
  const products = shapeLayers(workload).flatMap(({ output, weight }) =>
    weight ? [sizeOf(weight) * (weight.length === 4 ? output[0] * output[1] : 1)] : [],
  );
  return products.reduce((total, count, index) => total + 2 * count * (index === 0 ? 2 : 3), 0);
}

/** Number of trained values: weights and biases. */
export function countParameters(workload: Workload): number {
  return shapeLayers(workload).reduce((total, { output, weight }) => {
    return weight ? total + sizeOf(weight) + output[output.length - 1] : total;
  }, 0);
}

export const findWorkload = (name: string): Workload => findNamed('workload', WORKLOADS, name);
