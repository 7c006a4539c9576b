import type { Explanation } from '#app/contract/index.ts';
import { readNumber } from '../tensors/index.ts';

type Term = Explanation['terms'][number];

/** Terms by their magnitude, the largest first; those that are not finite before all others. */
export function orderTerms(terms: readonly Term[]): Term[] {
  const size = ({ value }: Term) => {
    const magnitude = Math.abs(readNumber(value));
    return Number.isNaN(magnitude) ? Infinity : magnitude;
  };
  return terms.toSorted((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

/** The share of each value in the sum of all magnitudes, with its sign; zeros if they are not all finite. */
export function sharesOf(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + Math.abs(value), 0);
  return values.map((value) => (sum > 0 && Number.isFinite(sum) ? value / sum : 0));
}
