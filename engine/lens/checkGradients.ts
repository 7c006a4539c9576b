import { RandomStream } from '../random/index.ts';
import { type LensOptions, prepareLens, readLoss } from './lens.ts';

/** Elements that are checked of a parameter that has more, picked at random by a fixed seed. */
const CHECKED_ELEMENTS = 64;
/** Half-widths of the differences, for a weight of size 1. */
const WIDTHS = [1e-4, 2e-5, 4e-6, 8e-7] as const;
const RATIO = 5;
/** Below this, for a loss of 1, a difference of losses drowns in rounding: gradients are compared absolutely. */
const RESOLUTION = 1e-4;

/**
 * Compares the gradient of each parameter with central differences (J(θ + ε) - J(θ - ε)) / 2ε, in float64.
 *
 * @returns parameter → ‖analytic - numeric‖ / max(‖analytic‖, ‖numeric‖) over the elements checked (all, or 64 of a large one)
 */
export function checkGradients(options: LensOptions): Record<string, number> {
  const { model, loaded, context } = prepareLens(options);
  loaded.run(context);
  const floor = RESOLUTION * Math.max(1, Math.abs(readLoss(loaded)));
  const analytic = new Map<string, Float64Array>();
  for (const { name, gradient } of loaded.program.parameters) {
    if (gradient) analytic.set(name, Float64Array.from(loaded.read(gradient)));
  }
  const lossAt = () => {
    loaded.run(context);
    return readLoss(loaded);
  };
  const errors: Record<string, number> = {};
  for (const [name, gradient] of analytic) {
    const weights = model.state.parameters.get(name);
    if (!weights) continue;
    const elements = pickElements(weights.length, name);
    const numeric = elements.map((element) => derivative(weights as Float64Array, element, lossAt));
    errors[name] = relativeError(
      elements.map((element) => gradient[element]),
      numeric,
      floor,
    );
  }
  return errors;
}

function pickElements(length: number, name: string): number[] {
  const elements = Uint32Array.from({ length }, (_, index) => index);
  if (length > CHECKED_ELEMENTS) new RandomStream(0, `check/${name}`).shuffle(elements);
  return Array.from(elements.subarray(0, CHECKED_ELEMENTS));
}

/**
 * Central differences of several widths, of which the two neighbors that agree best are extrapolated (Ridders,
 * "Accurate computation of F'(x) and F'(x) F''(x)", 1982): wide ones suffer from curvature and from the kinks of relu,
 * narrow ones from rounding.
 */
function derivative(weights: Float64Array, element: number, lossAt: () => number): number {
  const weight = weights[element];
  const estimates = WIDTHS.map((width) => {
    const half = width * Math.max(1, Math.abs(weight));
    weights[element] = weight + half;
    const above = lossAt();
    weights[element] = weight - half;
    const below = lossAt();
    weights[element] = weight;
    return (above - below) / (2 * half);
  });
  let best = estimates[0];
  let disagreement = Number.POSITIVE_INFINITY;
  for (let index = 1; index < estimates.length; index++) {
    const difference = estimates[index] - estimates[index - 1];
    if (Math.abs(difference) >= disagreement) continue;
    disagreement = Math.abs(difference);
    best = estimates[index] + difference / (RATIO * RATIO - 1);
  }
  return best;
}

function relativeError(analytic: readonly number[], numeric: readonly number[], floor: number): number {
  const difference = Math.hypot(...analytic.map((value, index) => value - numeric[index]));
  return difference / Math.max(Math.hypot(...analytic), Math.hypot(...numeric), floor);
}
