import type { RandomStream } from '../../random/index.ts';
import { LOG_SQRT_2PI, normalCumulative, normalMass, normalQuantile } from './normal.ts';

/** Normal distributions with their means within [low, high], truncated to it. */
export class TruncatedNormals {
  readonly #means: Float64Array;
  readonly #deviations: Float64Array;
  readonly #low: number;
  readonly #high: number;
  readonly #logMasses: Float64Array;
  /** The log density of each at its mean. */
  readonly #logPeaks: Float64Array;

  constructor(means: readonly number[], deviations: readonly number[], low: number, high: number) {
    this.#means = Float64Array.from(means);
    this.#deviations = Float64Array.from(deviations);
    this.#low = low;
    this.#high = high;
    this.#logMasses = this.#logMassesOf(low, high);
    this.#logPeaks = this.#logMasses.map((logMass, index) => -LOG_SQRT_2PI - Math.log(deviations[index]) - logMass);
  }

  draw(index: number, random: RandomStream): number {
    const [mean, deviation] = [this.#means[index], this.#deviations[index]];
    const below = normalCumulative((this.#low - mean) / deviation);
    const above = normalCumulative((mean - this.#high) / deviation);
    const position = mean + deviation * normalQuantile(below + random.uniform() * (1 - below - above));
    return Math.min(Math.max(position, this.#low), this.#high);
  }

  addLogDensities(position: number, sums: Float64Array): void {
    for (let index = 0; index < sums.length; index++) {
      const distance = (position - this.#means[index]) / this.#deviations[index];
      sums[index] += this.#logPeaks[index] - 0.5 * distance * distance;
    }
  }

  /** The log probability of an interval under each. */
  logProbabilities(left: number, right: number): Float64Array {
    return this.#logMassesOf(left, right).map((logMass, index) => logMass - this.#logMasses[index]);
  }

  /** The log mass of an interval under each, not truncated. */
  #logMassesOf(left: number, right: number): Float64Array {
    return this.#means.map((mean, index) => {
      const deviation = this.#deviations[index];
      return Math.log(normalMass((left - mean) / deviation, (right - mean) / deviation));
    });
  }
}
