import type { Start, Weights } from './candidate.ts';
import { startLayers } from './start.ts';
import type { Workload } from './workloads.ts';

/**
 * The same weights for a channels-first candidate: convolutions [filters, channels, height, width], and dense layers behind a
 * flattened image with their columns in the order channel, row, column.
 */
export function toChannelsFirst(workload: Workload, start: Start): Start {
  let image: readonly number[] = [];
  const weights: Weights[] = [];
  for (const { layer, input, weight: shape = [], start: initial } of startLayers(workload, start)) {
    if (layer.type === 'flatten') image = input;
    if (!initial) continue;
    const { weight, bias } = initial;
    const flattened = layer.type === 'dense' && image.length > 0;
    weights.push({ weight: flattened ? reorderColumns(weight, image) : reorderKernel(weight, shape), bias });
    if (layer.type === 'dense') image = [];
  }
  return { ...start, weights };
}

/** [height, width, channels, filters] → [filters, channels, height, width]; a matrix is unchanged. */
function reorderKernel(weight: Float32Array, shape: readonly number[]): Float32Array {
  if (shape.length === 2) return weight;
  const [height, width, channels, filters] = shape;
  return Float32Array.from(weight, (_, index) => {
    const column = index % width;
    const row = Math.floor(index / width) % height;
    const channel = Math.floor(index / (width * height)) % channels;
    const filter = Math.floor(index / (width * height * channels));
    return weight[((row * width + column) * channels + channel) * filters + filter];
  });
}

function reorderColumns(weight: Float32Array, [height, width, channels]: readonly number[]): Float32Array {
  const inputs = height * width * channels;
  return Float32Array.from(weight, (_, index) => {
    const column = index % width;
    const row = Math.floor(index / width) % height;
    const channel = Math.floor((index % inputs) / (width * height));
    const unit = Math.floor(index / inputs);
    return weight[unit * inputs + (row * width + column) * channels + channel];
  });
}
