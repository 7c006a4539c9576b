import type { RandomStream } from '../../random/index.ts';
import type { Parameter } from '../space/parameter.ts';
import { choiceKernels } from './choiceKernels.ts';
import type { Kernels } from './kernels.ts';
import { rangeKernels } from './rangeKernels.ts';

/** So many of the latest observations have full weight. */
const FULL_WEIGHT = 25;

/**
 * A density over several parameters at once, estimated from observations: a mixture of products of one-dimensional kernels
 * (Falkner et al., "BOHB", 2018), one for each observation and a prior over the whole space.
 */
export class ParzenEstimator {
  /** The weights of the kernels; the prior is the last one. */
  readonly weights: readonly number[];
  readonly #logWeights: Float64Array;
  readonly #kernels: readonly Kernels[];

  /** @param observations points in the order of their trials, as numbers of these parameters */
  constructor(parameters: readonly Parameter[], observations: readonly (readonly number[])[]) {
    this.weights = mixtureWeights(observations.length);
    this.#logWeights = Float64Array.from(this.weights, Math.log);
    this.#kernels = parameters.map((parameter, column) => {
      const values = observations.map((point) => point[column]);
      return kernelsOf(parameter, values);
    });
  }

  draw(random: RandomStream): number[] {
    const kernel = this.#drawKernel(random);
    return this.#kernels.map((kernels) => kernels.draw(kernel, random));
  }

  logDensity(point: readonly number[]): number {
    const terms = Float64Array.from(this.#logWeights);
    for (const [column, kernels] of this.#kernels.entries()) kernels.addLogDensities(point[column], terms);
    return logSumExp(terms);
  }

  #drawKernel(random: RandomStream): number {
    let left = random.uniform();
    const drawn = this.weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return drawn < 0 ? this.weights.length - 1 : drawn;
  }
}

/** @param observations the values of one parameter, as numbers */
function kernelsOf(parameter: Parameter, observations: readonly number[]): Kernels {
  return parameter.kind === 'choice'
    ? choiceKernels(parameter.choices.length, observations)
    : rangeKernels(parameter, observations);
}

/**
 * Weights of n observations and the prior, with a sum of 1. The prior and the latest {@link FULL_WEIGHT} observations have the same
 * weight; that of the ones before falls linearly with their age to 1 / n (Bergstra et al., "Making a Science of Model Search", 2013).
 */
function mixtureWeights(observations: number): number[] {
  const older = Math.max(0, observations - FULL_WEIGHT);
  const weights = Array.from({ length: observations + 1 }, (_, index) => {
    if (index >= older) return 1;
    return older === 1 ? 1 / observations : 1 / observations + (index / (older - 1)) * (1 - 1 / observations);
  });
  const total = weights.reduce((sum, weight) => sum + weight);
  return weights.map((weight) => weight / total);
}

function logSumExp(terms: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (const term of terms) largest = Math.max(largest, term);
  let total = 0;
  for (const term of terms) total += Math.exp(term - largest);
  return largest + Math.log(total);
}
