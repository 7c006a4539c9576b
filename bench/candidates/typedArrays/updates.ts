import { BETA1, BETA2, EPSILON, type Workload } from '../../workloads/workloads.ts';
import type { TypedLayer } from './layers.ts';

/** The update of every trained tensor, once per step. */
export function makeUpdate({ type, learningRate }: Workload['optimizer'], trained: TypedLayer['trained']): () => void {
  return type === 'sgd' ? makeDescent(learningRate, trained) : makeAdam(learningRate, trained);
}

function makeDescent(learningRate: number, trained: TypedLayer['trained']): () => void {
  return () => {
    for (const { numbers, gradient } of trained) {
      for (let index = 0; index < numbers.length; index++) numbers[index] -= learningRate * gradient[index];
    }
  };
}

function makeAdam(learningRate: number, trained: TypedLayer['trained']): () => void {
  const tensors = trained.map((tensor) => ({
    ...tensor,
    m: new Float32Array(tensor.numbers.length),
    v: new Float32Array(tensor.numbers.length),
  }));
  let step = 0;
  return () => {
    step++;
    const correction = Math.sqrt(1 - BETA2 ** step);
    const rate = (learningRate * correction) / (1 - BETA1 ** step);
    for (const { numbers, gradient, m, v } of tensors) {
      for (let index = 0; index < numbers.length; index++) {
        const g = gradient[index];
        m[index] = BETA1 * m[index] + (1 - BETA1) * g;
        v[index] = BETA2 * v[index] + (1 - BETA2) * g * g;
        numbers[index] -= (rate * m[index]) / (Math.sqrt(v[index]) + EPSILON * correction);
      }
    }
  };
}
