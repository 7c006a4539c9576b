import type { Candidate, Start } from '../workloads/candidate.ts';
import { type StartedLayer, startLayers } from '../workloads/start.ts';
import { outputOf, type Workload } from '../workloads/workloads.ts';
import { loadPeer } from './peers.ts';

/** The used part of TensorFlow.js. */
interface Tensor {
  data(): Promise<Float32Array>;
  dispose(): void;
  add(other: Tensor): Tensor;
  matMul(other: Tensor): Tensor;
  relu(): Tensor;
  tanh(): Tensor;
  conv2d(filter: Tensor, strides: number, padding: 'same'): Tensor;
  maxPool(size: number, strides: number, padding: 'valid'): Tensor;
  flatten(): Tensor;
  reshape(shape: readonly number[]): Tensor;
}
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  tensor(data: Float32Array | Int32Array, shape: readonly number[], type?: 'int32'): Tensor;
  variable(value: Tensor): Tensor;
  transpose(value: Tensor): Tensor;
  oneHot(indices: Tensor, depth: number): Tensor;
  tidy<Result>(work: () => Result): Result;
  readonly losses: {
    meanSquaredError(labels: Tensor, predictions: Tensor): Tensor;
    softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor;
  };
  readonly train: Readonly<Record<'sgd' | 'adam', (learningRate: number) => Optimizer>>;
}
interface Optimizer {
  minimize(loss: () => Tensor, returnCost: boolean): Tensor | null;
}

/** TensorFlow.js 4 on one of its backends, with variables and `minimize`, as its own layers use them. */
function tensorflowOn(backend: 'wasm' | 'cpu'): Candidate {
  return {
    name: `tfjs-${backend}`,
    threaded: false,
    async prepare(workload, start) {
      const tf = loadPeer<TensorFlow>('@tensorflow/tfjs');
      if (backend === 'wasm') loadPeer('@tensorflow/tfjs-backend-wasm');
      if (!(await tf.setBackend(backend))) throw new Error(`the ${backend} backend of TensorFlow.js does not start`);
      const lossOf = buildLoss(tf, workload, start);
      const optimizer = tf.train[workload.optimizer.type](workload.optimizer.learningRate);
      return {
        async train(steps) {
          for (let count = 1; count < steps; count++) optimizer.minimize(lossOf, false);
          const loss = optimizer.minimize(lossOf, true);
          const [value] = (await loss?.data()) ?? [Number.NaN];
          loss?.dispose();
          return value;
        },
      };
    },
  };
}

type Layer = (input: Tensor) => Tensor;

function buildLoss(tf: TensorFlow, workload: Workload, start: Start): () => Tensor {
  const { batch, input, loss } = workload;
  const { inputs, targets } = start;
  const layers = startLayers(workload, start).map((layer) => buildLayer(tf, layer, batch));
  const x = tf.tensor(inputs, [batch, ...input]);
  const [outputs] = outputOf(workload);
  const y =
    loss === 'mse'
      ? tf.tensor(targets, [batch, outputs])
      : tf.oneHot(tf.tensor(Int32Array.from(targets), [batch], 'int32'), outputs);
  const compare = loss === 'mse' ? tf.losses.meanSquaredError : tf.losses.softmaxCrossEntropy;
  return () =>
    compare(
      y,
      layers.reduce((value, layer) => layer(value), x),
    );
}

function buildLayer(tf: TensorFlow, { layer, weight: shape = [], output, start }: StartedLayer, batch: number): Layer {
  const variable = (numbers: Float32Array, shape: readonly number[]) => tf.variable(tf.tensor(numbers, shape));
  switch (layer.type) {
    case 'dense': {
      const kernel = tf.variable(tf.transpose(tf.tensor(start?.weight ?? new Float32Array(), shape)));
      const bias = variable(start?.bias ?? new Float32Array(), output);
      return (input) => input.matMul(kernel).add(bias);
    }
    case 'conv2d': {
      const filter = variable(start?.weight ?? new Float32Array(), shape);
      const bias = variable(start?.bias ?? new Float32Array(), output.slice(-1));
      return (input) => input.conv2d(filter, 1, 'same').add(bias);
    }
    case 'maxPool2d':
      return (input) => input.maxPool(layer.poolSize, layer.poolSize, 'valid');
    case 'flatten':
      return (input) => input.reshape([batch, ...output]);
    case 'relu':
      return (input) => input.relu();
    case 'tanh':
      return (input) => input.tanh();
  }
}

export const tensorflowWasm = tensorflowOn('wasm');
export const tensorflowCpu = tensorflowOn('cpu');
