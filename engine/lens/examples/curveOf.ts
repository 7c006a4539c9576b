import type { Layer } from '../../layers/index.ts';
import { runTape, type Value } from '../../ops/index.ts';
import { prepareExample } from './exampleOf.ts';

/** A scalar function and its derivative, sampled along x. */
export interface Curve {
  readonly x: number[];
  readonly y: number[];
  readonly slope: number[];
  /** Of a loss: the target of the plot. */
  readonly target?: number;
}

/** From -4 to 4, with a sample at 0. */
const REACH = 4;
const PLACES = 161;

/**
 * An elementwise activation as a function, or a loss over a scalar prediction.
 * @returns undefined for other layers
 */
export function curveOf(layer: Layer): Curve | undefined {
  const target = layer.documentation.example?.curveTarget;
  if (layer.loss) return target === undefined ? undefined : { ...draw(layer, 'prediction', [1], target), target };
  const isElementwise = layer.ui.category === 'activation' && (layer.inputs.in?.minRank ?? 0) === 0;
  return isElementwise ? draw(layer, 'in', [], undefined) : undefined;
}

function draw(layer: Layer, port: string, shape: readonly number[], target: number | undefined): Curve {
  const inputs = Object.fromEntries(Object.keys(layer.inputs).map((name) => [name, shape]));
  const { tape, numbers, ...example } = prepareExample(layer, { inputs });
  const input = example.inputs[port];
  const gradient = example.gradients.get(input.id) ?? example.upstream;
  const given = new Map<Value, readonly number[]>([...numbers, [example.upstream, [1]]]);
  if (target !== undefined) given.set(example.inputs.target, [target]);
  const x = Array.from({ length: PLACES }, (_, index) => (index / (PLACES - 1) - 0.5) * 2 * REACH);
  const points = x.map((at) => {
    const results = runTape(tape, given.set(input, [at]));
    return { y: results.get(example.output.id)?.[0] ?? at, slope: results.get(gradient.id)?.[0] ?? Number.NaN };
  });
  return { x, y: points.map(({ y }) => y), slope: points.map(({ slope }) => slope) };
}
