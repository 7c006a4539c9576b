import { type Axis, axisOf } from './plotArea.ts';

/** An axis on which equal factors have equal distances. @param low above 0 */
export function logAxisOf(low: number, high: number, start: number, end: number, most: number): Axis {
  const { toPixel, toValue } = axisOf(Math.log10(low), Math.log10(high), start, end, most);
  return {
    ...{ low, high },
    toPixel: (value) => toPixel(Math.log10(value)),
    toValue: (pixel) => 10 ** toValue(pixel),
    ticks: logTicks(low, high, most),
  };
}

/** Powers of ten within a range; where few are, 2 and 5 times these, too. */
function logTicks(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const within = (factors: readonly number[], every: number): number[] =>
    powers
      .filter((_, at) => at % every === 0)
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  const fine = within([1, 2, 5], 1);
  return fine.length <= most ? fine : within([1], Math.max(1, Math.ceil(powers.length / most)));
}

/** An axis of named choices, by their indexes. */
export function choiceAxisOf(names: readonly string[], start: number, end: number): Axis {
  const axis = axisOf(-0.5, names.length - 0.5, start, end, names.length);
  return { ...axis, ticks: names.map((_, index) => index), format: (value) => names[value] ?? '' };
}
