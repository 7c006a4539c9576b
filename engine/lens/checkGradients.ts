import { dependentPart, keepingAll } from '../compile/index.ts';
import type { RunContext } from '../kernels/index.ts';
import { RandomStream } from '../random/index.ts';
import type { Model } from '../training/index.ts';
import { type LensOptions, loadSamples, prepareLens, readLoss } from './lens.ts';
import { measureSlope, type SlopeRange } from './slope.ts';

/** Number of checked elements of a larger parameter, sampled with a fixed seed. */
const CHECKED_ELEMENTS = 64;
/** Below this, for a loss of 1, loss differences are dominated by rounding: gradients are compared absolutely. */
const RESOLUTION = 1e-4;

/**
 * Compares the gradient of each parameter with finite differences of the loss, in float64. If a weight is exactly at a kink, as a
 * bias of 0 before a relu without other input, any slope between the one-sided ones is a valid gradient.
 * @returns parameter → ‖analytic - numeric‖ / max(‖analytic‖, ‖numeric‖) over the elements checked (all, or 64 of a large one)
 */
export function checkGradients(options: LensOptions): Record<string, number> {
  const { model, loaded, context } = prepareLens(options);
  loaded.run(context);
  const floor = RESOLUTION * Math.max(1, Math.abs(readLoss(loaded)));
  const lossWith = prepareLosses(options, model, context);
  const errors: Record<string, number> = {};
  for (const { name, gradient } of loaded.program.parameters) {
    const weights = model.state.parameters.get(name);
    if (!gradient || !weights) continue;
    const analytic = Float64Array.from(loaded.read(gradient));
    const elements = pickElements(weights.length, name);
    const lossAt = lossWith(name);
    const here = lossAt();
    const slopes = elements.map((element) => slopeOf(weights as Float64Array, element, here, lossAt, floor));
    errors[name] = relativeError(
      elements.map((element) => analytic[element]),
      slopes,
      floor,
    );
  }
  return errors;
}

/** Computes J with present weights: once for all of the graph, then for changes of one parameter only what depends on it. */
function prepareLosses({ inputs, mode }: LensOptions, model: Model, context: RunContext): (parameter: string) => () => number {
  const training = mode === 'train';
  const forward = loadSamples(model, keepingAll(model.compile({ batch: inputs.count, goal: 'evaluate', training })));
  forward.run(context);
  return (parameter) => {
    const { program, constants } = dependentPart(forward.program, parameter);
    const part = loadSamples(model, program);
    for (const [name, value] of constants) part.dataOf(name).set(forward.read(value));
    return () => {
      part.run(context);
      return readLoss(part);
    };
  };
}

function pickElements(length: number, name: string): number[] {
  const elements = Uint32Array.from({ length }, (_, index) => index);
  if (length > CHECKED_ELEMENTS) new RandomStream(0, `check/${name}`).shuffle(elements);
  return Array.from(elements.subarray(0, CHECKED_ELEMENTS));
}

/** @param here J with all weights unchanged */
function slopeOf(weights: Float64Array, element: number, here: number, lossAt: () => number, floor: number): SlopeRange {
  const weight = weights[element];
  const valueAt = (distance: number) => {
    weights[element] = weight + distance;
    return lossAt();
  };
  const slopes = measureSlope(here, valueAt, Math.abs(weight), floor);
  weights[element] = weight;
  return slopes;
}

function relativeError(analytic: readonly number[], slopes: readonly SlopeRange[], floor: number): number {
  const numeric = analytic.map((value, index) => Math.min(Math.max(value, slopes[index].low), slopes[index].high));
  const difference = Math.hypot(...analytic.map((value, index) => value - numeric[index]));
  return difference / Math.max(Math.hypot(...analytic), Math.hypot(...numeric), floor);
}
