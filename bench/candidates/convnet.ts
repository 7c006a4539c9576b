import type { Candidate, Start } from '../workloads/candidate.ts';
import { type LayerSpec, outputOf, type Workload } from '../workloads/workloads.ts';
import { loadPeer } from './peers.ts';

/** The used part of ConvNetJS. */
interface ConvNet {
  readonly Vol: new (width: number, height: number, depth: number, fill: number) => Volume;
  readonly Net: new () => Net;
  readonly Trainer: new (net: Net, options: Readonly<Record<string, unknown>>) => Trainer;
}
interface Volume {
  w: ArrayLike<number>;
}
interface Net {
  makeLayers(definitions: readonly LayerDefinition[]): void;
}
interface Trainer {
  train(input: Volume, target: number | readonly number[]): { readonly loss: number };
}
type LayerDefinition = Readonly<Record<string, unknown>>;

/**
 * ConvNetJS. It computes gradients sample by sample and updates once per batch. It initializes its own weights, so its losses
 * differ. It has no Adam; Adadelta, with as much state per weight, is used instead.
 */
export const convnet: Candidate = {
  name: 'convnetjs',
  threaded: false,
  async prepare(workload, start) {
    const api = loadPeer<ConvNet>('convnetjs');
    const net = new api.Net();
    net.makeLayers(defineLayers(workload));
    const { optimizer, batch } = workload;
    const trainer = new api.Trainer(net, {
      method: optimizer.type === 'adam' ? 'adadelta' : 'sgd',
      learning_rate: optimizer.learningRate,
      batch_size: batch,
      momentum: 0,
      l2_decay: 0,
    });
    const samples = toSamples(api, workload, start);
    return {
      train(steps) {
        for (let count = 0; count < steps; count++) for (const { input, target } of samples) trainer.train(input, target);
        return undefined;
      },
    };
  },
};

/** Width, height and depth in ConvNetJS: a row of features is all depth. */
const volumeOf = ([height, width, depth]: readonly number[]) => (depth === undefined ? [1, 1, height] : [width, height, depth]);

function defineLayers(workload: Workload): LayerDefinition[] {
  const { input, loss, layers } = workload;
  const [out_sx, out_sy, out_depth] = volumeOf(input);
  const [outputs] = outputOf(workload);
  const last: LayerDefinition =
    loss === 'mse' ? { type: 'regression', num_neurons: outputs } : { type: 'softmax', num_classes: outputs };
  // ConvNetJS's last layer includes its own dense layer, and an activation belongs to the layer before it.
  const inner = layers.slice(0, -1).flatMap((layer, index) => defineLayer(layer, layers[index + 1]));
  return [{ type: 'input', out_sx, out_sy, out_depth }, ...inner, last];
}

function defineLayer(layer: LayerSpec, next: LayerSpec): LayerDefinition[] {
  const activation = next.type === 'relu' || next.type === 'tanh' ? { activation: next.type } : {};
  switch (layer.type) {
    case 'dense':
      return [{ type: 'fc', num_neurons: layer.units, ...activation }];
    case 'conv2d': {
      const pad = (layer.kernelSize - 1) / 2;
      return [{ type: 'conv', sx: layer.kernelSize, filters: layer.filters, stride: 1, pad, ...activation }];
    }
    case 'maxPool2d':
      return [{ type: 'pool', sx: layer.poolSize, stride: layer.poolSize }];
    default:
      return [];
  }
}

function toSamples({ Vol }: ConvNet, { batch, input, loss }: Workload, { inputs, targets }: Start) {
  const size = inputs.length / batch;
  const [width, height, depth] = volumeOf(input);
  return Array.from(targets, (target, index) => {
    const volume = new Vol(width, height, depth, 0);
    volume.w = inputs.slice(index * size, (index + 1) * size);
    return { input: volume, target: loss === 'mse' ? [target] : target };
  });
}
