/** The index of the largest of `count` values from `start` on; the first on ties. */
export function argmax(numbers: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (numbers[start + index] > numbers[start + best]) best = index;
  return best;
}
