import { contrast, mix, toLinearRgb } from './colorMath.ts';
import { type Oklch, oklch, type Scheme, TOKENS } from './colors.ts';

/** Forward values and gradients have scales of their own. */
export type Direction = 'forward' | 'backward';

/** The two ends of a scale at full size, beside its middle, the surface. */
interface Ends {
  readonly positive: Oklch;
  readonly negative: Oklch;
}

/**
 * Positive values have the hue of their direction, negative ones a hue that people without red, green or blue cones tell from it.
 * Checked by the test beside this file.
 */
const ENDS: Readonly<Record<Direction, Readonly<Record<Scheme, Ends>>>> = {
  forward: {
    light: { positive: oklch(0.44, 0.17, 259), negative: oklch(0.5, 0.1, 112) },
    dark: { positive: oklch(0.74, 0.13, 252), negative: oklch(0.8, 0.13, 108) },
  },
  backward: {
    light: { positive: oklch(0.52, 0.135, 48), negative: oklch(0.42, 0.17, 302) },
    dark: { positive: oklch(0.79, 0.135, 58), negative: oklch(0.68, 0.16, 303) },
  },
};

/**
 * The color of a signed value on the scale of its direction: the surface at zero, an end at the limit and beyond it.
 * @param share value / limit, finite
 */
export function divergingColor(share: number, direction: Direction, scheme: Scheme): Oklch {
  const { positive, negative } = ENDS[direction][scheme];
  return mix(share < 0 ? negative : positive, TOKENS.surface[scheme], Math.min(1, Math.abs(share)));
}

const WHITE = oklch(1, 0, 260);
const BLACK = oklch(0, 0, 260);

/** Black or white text, by its contrast, which is at least 4.5 to 1 on any color. */
export function textColorOn(ground: Oklch): Oklch {
  return contrast(BLACK, ground) > contrast(WHITE, ground) ? BLACK : WHITE;
}

/** A color as sRGB bytes, for the pixels of a canvas; clipped to the displayable range. */
export function toBytes(color: Oklch): readonly [red: number, green: number, blue: number] {
  const encode = (channel: number) => {
    const linear = Math.min(1, Math.max(0, channel));
    return Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
  };
  const [red, green, blue] = toLinearRgb(color);
  return [encode(red), encode(green), encode(blue)];
}

/** Shades on each side of zero in a table of bytes. */
const SHADES = 128;

/** The scale as a table of bytes, for many pixels: `colorAt(share)` is an offset into `bytes`, three bytes long. */
export interface ScaleTable {
  readonly bytes: Uint8ClampedArray;
  readonly offsetOf: (share: number) => number;
}

const tables = new Map<string, ScaleTable>();

export function scaleTable(direction: Direction, scheme: Scheme): ScaleTable {
  const key = `${direction} ${scheme}`;
  const present = tables.get(key);
  if (present) return present;
  const colors = Array.from({ length: 2 * SHADES + 1 }, (_, shade) =>
    toBytes(divergingColor(shade / SHADES - 1, direction, scheme)),
  );
  const offsetOf = (share: number) => 3 * (SHADES + Math.round(SHADES * Math.max(-1, Math.min(1, share))));
  const table = { bytes: Uint8ClampedArray.from(colors.flat()), offsetOf };
  tables.set(key, table);
  return table;
}

/** Paints a value into a pixel; one that is not finite has the error color. */
export type ScalePainter = (pixels: Uint8ClampedArray, pixel: number, value: number) => void;

/** @param limit the size of a value at an end of the scale */
export function scalePainter(direction: Direction, scheme: Scheme, limit: number): ScalePainter {
  const { bytes, offsetOf } = scaleTable(direction, scheme);
  const [red, green, blue] = toBytes(TOKENS.error[scheme]);
  const factor = limit > 0 ? 1 / limit : 0;
  return (pixels, pixel, value) => {
    const to = 4 * pixel;
    const isShown = Number.isFinite(value);
    const from = isShown ? offsetOf(value * factor) : 0;
    pixels[to] = isShown ? bytes[from] : red;
    pixels[to + 1] = isShown ? bytes[from + 1] : green;
    pixels[to + 2] = isShown ? bytes[from + 2] : blue;
    pixels[to + 3] = 255;
  };
}
