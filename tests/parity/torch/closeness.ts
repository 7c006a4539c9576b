import type { TorchTensor } from './torchValues.ts';

/**
 * Both sides add up in float64, in different orders. Where numbers cancel, the result is only as exact as they were: an error counts in
 * relation to the largest element of its tensor, or to a small share of the largest number of its kind in the pass if all cancel, as
 * those of the bias of attention's keys do. Three digits are shown.
 */
export const TOLERANCE = 1e-9;
export const CANCELED = 1e-6;

const isGradient = (address: string): boolean => address.includes('.d');
export const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs), Number.MIN_VALUE);

/** The size that an error in a tensor of a pass is compared with. @param expected all tensors of the pass by address */
export function sizesIn(expected: ReadonlyMap<string, TorchTensor>): (address: string, tensor: TorchTensor) => number {
  const [backward, forward] = [true, false].map((kind) =>
    largest([...expected].flatMap(([address, { values }]) => (isGradient(address) === kind ? values : []))),
  );
  return (address, { values }) => Math.max(largest(values), CANCELED * (isGradient(address) ? backward : forward));
}
