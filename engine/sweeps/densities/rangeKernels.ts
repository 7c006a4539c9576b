import type { RangeParameter } from '../space/parameter.ts';
import { Scale } from '../space/scale.ts';
import { bandwidths } from './bandwidths.ts';
import type { Kernels } from './kernels.ts';
import { TruncatedNormals } from './truncatedNormals.ts';

/**
 * Gaussian kernels, truncated to the scale of a range. The prior lies in its middle and is as wide as the range. With steps, a value
 * has the probability of its cell.
 * @param observations values of the range
 */
export function rangeKernels(range: RangeParameter, observations: readonly number[]): Kernels {
  const scale = new Scale(range);
  const { low, high } = scale;
  const means = observations.map((value) => scale.positionOf(value));
  const deviations = bandwidths(means, low, high);
  const kernels = new TruncatedNormals([...means, (low + high) / 2], [...deviations, high - low], low, high);
  const logProbabilitiesOf = remembering((value) => kernels.logProbabilities(...scale.cellOf(value)));
  return {
    draw: (kernel, random) => scale.valueAt(kernels.draw(kernel, random)),
    addLogDensities(value, sums) {
      if (scale.step === 0) kernels.addLogDensities(scale.positionOf(value), sums);
      else addTo(sums, logProbabilitiesOf(value));
    },
  };
}

/** A function that computes each value once: candidates with steps are often equal. */
function remembering(compute: (value: number) => Float64Array): (value: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  return (value) => {
    const result = known.get(value) ?? compute(value);
    known.set(value, result);
    return result;
  };
}

function addTo(sums: Float64Array, terms: Float64Array): void {
  for (let index = 0; index < sums.length; index++) sums[index] += terms[index];
}
