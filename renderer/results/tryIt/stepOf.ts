/** A step of an input field: about a twentieth of the data's range, rounded down to a power of ten. */
export function stepOf([low, high]: readonly [number, number] = [0, 20]): number {
  return high > low ? 10 ** Math.floor(Math.log10((high - low) / 20)) : 1;
}
