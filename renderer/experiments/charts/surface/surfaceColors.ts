import type { DecisionSurface } from '#app/contract/index.ts';
import { mix } from '../../../theme/colorMath.ts';
import { RUN_COLORS, type Scheme, TOKENS, toCss } from '../../../theme/colors.ts';
import { scaleTable, toBytes } from '../../../theme/divergingScale.ts';

type Prediction = DecisionSurface['prediction'];

const CLASS_COLORS = Object.values(RUN_COLORS);
/** Shades of a class from a guess to certainty: samples of any class stay visible on them. */
const SHADES = { faint: 0.08, strong: 0.5, count: 16 };
/** The same of the largest number. */
const STRONGEST = 0.75;

export const classColor = (index: number, scheme: Scheme): string => toCss(CLASS_COLORS[index % CLASS_COLORS.length][scheme]);

/** Paints the cells of a surface, the lowest row at the bottom. */
export function paintSurface(pixels: Uint8ClampedArray, size: number, prediction: Prediction, scheme: Scheme): void {
  const colorAt = prediction.kind === 'classes' ? classPainter(prediction, scheme) : numberPainter(prediction, scheme);
  for (let cell = 0; cell < size * size; cell++) {
    const pixel = (size - 1 - Math.floor(cell / size)) * size + (cell % size);
    pixels.set(colorAt(cell), 4 * pixel);
    pixels[4 * pixel + 3] = 255;
  }
}

function classPainter({ names, classes, shares }: Extract<Prediction, { kind: 'classes' }>, scheme: Scheme) {
  const ground = TOKENS.surface[scheme];
  const shades = names.map((_, index) =>
    Array.from({ length: SHADES.count }, (_, shade) => {
      const share = SHADES.faint + ((SHADES.strong - SHADES.faint) * shade) / (SHADES.count - 1);
      return toBytes(mix(CLASS_COLORS[index % CLASS_COLORS.length][scheme], ground, share));
    }),
  );
  const guess = 1 / Math.max(2, names.length);
  return (cell: number): readonly number[] => {
    const certainty = Math.max(0, Math.min(1, (Number(shares[cell]) - guess) / (1 - guess)));
    const shade = Math.round((Number.isFinite(certainty) ? certainty : 0) * (SHADES.count - 1));
    return shades[classes[cell]][shade];
  };
}

function numberPainter({ values }: Extract<Prediction, { kind: 'numbers' }>, scheme: Scheme) {
  const numbers = values.map(Number);
  const range = rangeOf(numbers);
  const broken = toBytes(TOKENS.error[scheme]);
  const { bytes, offsetOf } = scaleTable('forward', scheme);
  return (cell: number): ArrayLike<number> => {
    if (!Number.isFinite(numbers[cell])) return broken;
    const from = offsetOf(shareOf(numbers[cell], range));
    return bytes.subarray(from, from + 3);
  };
}

/** The color of a number on the scale of a surface. */
export function numberColor(value: number, [low, high]: readonly [number, number], scheme: Scheme): string {
  const { bytes, offsetOf } = scaleTable('forward', scheme);
  const from = offsetOf(shareOf(value, [low, high]));
  return `rgb(${bytes[from]} ${bytes[from + 1]} ${bytes[from + 2]})`;
}

export function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  const finite = values.filter(Number.isFinite);
  return finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
}

const shareOf = (value: number, [low, high]: readonly [number, number]): number =>
  (STRONGEST * (value - low)) / (high - low || 1);
