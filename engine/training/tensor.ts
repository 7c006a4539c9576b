import type { Numbers } from '../kernels/index.ts';
import type { Shape } from '../ops/index.ts';

/** A tensor of predictions: row-major, batch first. */
export interface Tensor {
  readonly shape: number[];
  readonly data: number[];
}

/** Copies values into a tensor. */
export function toTensor(shape: Shape, numbers: Numbers): Tensor {
  return { shape: [...shape], data: Array.from(numbers) };
}

/** True for the prediction of a single loss; several losses give a tensor each, by node id. */
export function isTensor(answer: Tensor | Readonly<Record<string, Tensor>>): answer is Tensor {
  return Array.isArray(answer.shape) && Array.isArray(answer.data);
}
