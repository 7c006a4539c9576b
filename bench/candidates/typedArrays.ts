import type { Candidate } from '../workloads/candidate.ts';
import { type StartedLayer, startLayers } from '../workloads/start.ts';
import { makeConvolution } from './typedArrays/convolution.ts';
import { makeDense, makeMaxPool, makeRelu, makeTanh, type TypedLayer } from './typedArrays/layers.ts';
import { crossEntropy, meanSquaredError } from './typedArrays/losses.ts';
import { makeUpdate } from './typedArrays/updates.ts';

/** A plain JavaScript implementation: loops over typed arrays, layer by layer. */
export const typedArrays: Candidate = {
  name: 'typed-arrays',
  threaded: false,
  async prepare(workload, start) {
    const { inputs, targets } = start;
    const layers = startLayers(workload, start)
      .filter(({ layer }) => layer.type !== 'flatten')
      .map((layer) => makeLayer(layer, workload.batch));
    const gradients = layers.map(({ output }) => new Float32Array(output.length));
    const update = makeUpdate(
      workload.optimizer,
      layers.flatMap(({ trained }) => trained),
    );
    const lossOf = workload.loss === 'mse' ? meanSquaredError : crossEntropy;
    const last = layers.length - 1;
    const step = (): number => {
      for (const [index, layer] of layers.entries()) layer.forward(index === 0 ? inputs : layers[index - 1].output);
      const loss = lossOf(layers[last].output, targets, gradients[last], workload.batch);
      for (let index = last; index >= 0; index--) {
        const input = index === 0 ? inputs : layers[index - 1].output;
        layers[index].backward(input, gradients[index], index === 0 ? null : gradients[index - 1]);
      }
      update();
      return loss;
    };
    return {
      train(steps) {
        let loss = Number.NaN;
        for (let count = 0; count < steps; count++) loss = step();
        return loss;
      },
    };
  },
};

const NO_WEIGHTS = { weight: new Float32Array(0), bias: new Float32Array(0) };

function makeLayer({ layer, input, output, start = NO_WEIGHTS }: StartedLayer, batch: number): TypedLayer {
  switch (layer.type) {
    case 'dense':
      return makeDense(batch, input[0], layer.units, start);
    case 'conv2d':
      return makeConvolution(batch, input, layer.filters, layer.kernelSize, start);
    case 'maxPool2d':
      return makeMaxPool(batch, input, output, layer.poolSize);
    case 'relu':
      return makeRelu(batch, output);
    case 'tanh':
      return makeTanh(batch, output);
    default:
      throw new Error(`no plain loop for ${layer.type}`);
  }
}
