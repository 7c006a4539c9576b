import { RandomStream } from '../engine/random/index.ts';
import type { Start } from './candidate.ts';
import { shapeLayers, sizeOf, type Workload } from './workloads.ts';

const SEED = 1;

/** Random data and Glorot-uniform weights: the same for every candidate and run. */
export function makeStart(workload: Workload): Start {
  const { batch, input, loss } = workload;
  const inputs = draw('inputs', batch * sizeOf(input), (random) => random.uniform());
  const layers = shapeLayers(workload);
  const [classes] = layers[layers.length - 1].output;
  const targets = draw('targets', batch, (random) => (loss === 'mse' ? random.normal() : random.below(classes)));
  const weights = layers.flatMap(({ weight, output }, index) => {
    if (!weight) return [];
    const limit = Math.sqrt(6 / fansOf(weight));
    return [
      {
        weight: draw(`weight ${index}`, sizeOf(weight), (random) => (2 * random.uniform() - 1) * limit),
        bias: new Float32Array(output[output.length - 1]),
      },
    ];
  });
  return { inputs, targets, weights };
}

function draw(stream: string, length: number, next: (random: RandomStream) => number): Float32Array {
  const random = new RandomStream(SEED, `benchmark ${stream}`);
  return Float32Array.from({ length }, () => next(random));
}

/** fanIn + fanOut. */
function fansOf(weight: readonly number[]): number {
  const [height, width] = weight.length === 4 ? weight : [1, 1];
  const [a, b] = weight.slice(-2);
  return height * width * (a + b);
}
