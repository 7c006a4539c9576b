import { RandomStream } from '../../engine/random/index.ts';
import type { Start, Weights } from './candidate.ts';
import { outputOf, type ShapedLayer, shapeLayers, sizeOf, type Workload } from './workloads.ts';

const SEED = 1;

/** Random data and Glorot-uniform weights: the same for every candidate and run. */
export function makeStart(workload: Workload): Start {
  const { batch, input, loss } = workload;
  const inputs = draw('inputs', batch * sizeOf(input), (random) => random.uniform());
  const [classes] = outputOf(workload);
  const targets = draw('targets', batch, (random) => (loss === 'mse' ? random.normal() : random.below(classes)));
  const weights = shapeLayers(workload).flatMap(({ weight, output }, index) => {
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

/** A layer with its initial values, if it has weights. */
export interface StartedLayer extends ShapedLayer {
  readonly start?: Weights;
}

/** The layers of a workload with their initial values. */
export function startLayers(workload: Workload, { weights }: Start): StartedLayer[] {
  let next = 0;
  return shapeLayers(workload).map((shaped) => (shaped.weight ? { ...shaped, start: weights[next++] } : shaped));
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
