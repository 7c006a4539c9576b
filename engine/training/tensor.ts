import type { Numbers } from '../kernels/index.ts';
import type { Shape } from '../ops/index.ts';

/** A tensor in an answer: row-major, the batch first. */
export interface Tensor {
  readonly shape: number[];
  readonly data: number[];
}

/** A copy of some numbers as a tensor. */
export function toTensor(shape: Shape, numbers: Numbers): Tensor {
  return { shape: [...shape], data: Array.from(numbers) };
}

/** Whether an answer is that of a single loss; of several there is a tensor for each, by its node's id. */
export function isTensor(answer: Tensor | Readonly<Record<string, Tensor>>): answer is Tensor {
  return Array.isArray(answer.shape) && Array.isArray(answer.data);
}
