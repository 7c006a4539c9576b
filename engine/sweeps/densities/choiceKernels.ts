import type { Kernels } from './kernels.ts';

/**
 * Categorical kernels (Bergstra et al., 2011): with K kernels, the prior among them, an observed choice counts 1 + 1/K and every other
 * one 1/K, normalized. All choices are equal in the prior.
 * @param observations indices of choices
 */
export function choiceKernels(choices: number, observations: readonly number[]): Kernels {
  const count = observations.length + 1;
  const { observed, other } = choiceProbabilities(choices, count);
  const prior = 1 / choices;
  const logs = { observed: Math.log(observed), other: Math.log(other), prior: Math.log(prior) };

  return {
    draw(kernel, random) {
      const isPrior = kernel === observations.length;
      const mass = random.uniform();
      const elsewhere = isPrior ? 1 : other * choices;
      return mass < elsewhere ? Math.min(Math.floor((mass / elsewhere) * choices), choices - 1) : observations[kernel];
    },
    addLogDensities(value, sums) {
      for (let kernel = 0; kernel < observations.length; kernel++) {
        sums[kernel] += observations[kernel] === value ? logs.observed : logs.other;
      }
      sums[observations.length] += logs.prior;
    },
  };
}

/** The probabilities of the observed choice of a kernel and of each other choice. */
export function choiceProbabilities(choices: number, kernels: number): { readonly observed: number; readonly other: number } {
  const total = 1 + choices / kernels;
  return { observed: (1 + 1 / kernels) / total, other: 1 / kernels / total };
}
