import type { Candidate, Start } from '../candidate.ts';
import { shapeLayers, sizeOf, type Workload } from '../workloads.ts';
import { loadPeer } from './peers.ts';

/** The used part of brain.js. */
interface Brain {
  readonly NeuralNetwork: new (options: Readonly<Record<string, unknown>>) => Network;
}
interface Network {
  sizes: number[];
  initialize(): void;
  updateTrainingOptions(options: Readonly<Record<string, unknown>>): void;
  trainPattern(value: { readonly input: Float32Array; readonly output: Float32Array }): void;
}

/**
 * brain.js's JavaScript network. It trains sample by sample, with the mean squared error and the same activation in every layer,
 * including the last; it is made for an update per sample, so a batch is its samples in sequence.
 */
export const brain: Candidate = {
  name: 'brain.js',
  threaded: false,
  async prepare(workload, start) {
    const sizes = sizesOf(workload);
    const { NeuralNetwork } = loadPeer<Brain>('brain.js');
    const activation = workload.layers.some(({ type }) => type === 'tanh') ? 'tanh' : 'relu';
    const { type, learningRate } = workload.optimizer;
    const network = new NeuralNetwork({ hiddenLayers: sizes.slice(1, -1), activation, learningRate });
    network.sizes = sizes;
    network.updateTrainingOptions({ ...(type === 'adam' && { praxis: type }), activation, learningRate });
    network.initialize();
    const samples = toSamples(workload, start, sizes[sizes.length - 1]);
    return {
      train(steps) {
        for (let count = 0; count < steps; count++) for (const sample of samples) network.trainPattern(sample);
        return undefined;
      },
    };
  },
};

function sizesOf(workload: Workload): number[] {
  const { input, layers } = workload;
  const other = layers.find(({ type }) => type === 'conv2d' || type === 'maxPool2d');
  if (other) throw new Error(`brain.js has no layer like ${other.type}`);
  return [sizeOf(input), ...shapeLayers(workload).flatMap(({ layer }) => (layer.type === 'dense' ? [layer.units] : []))];
}

function toSamples({ batch, loss }: Workload, { inputs, targets }: Start, outputs: number) {
  const size = inputs.length / batch;
  return Array.from(targets, (target, index) => ({
    input: inputs.slice(index * size, (index + 1) * size),
    output: loss === 'mse' ? Float32Array.of(target) : Float32Array.from({ length: outputs }, (_, k) => (k === target ? 1 : 0)),
  }));
}
