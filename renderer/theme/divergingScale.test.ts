import { describe, expect, test } from 'vitest';
import { contrast, toLinearRgb, toOklab } from './colorMath.ts';
import { type Oklch, type Scheme, TOKENS } from './colors.ts';
import { type Direction, divergingColor, scaleTable, textColorOn, toBytes } from './divergingScale.ts';
import { seen, VISION } from './testing/vision.ts';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const SCALES = SCHEMES.flatMap((scheme) => (['forward', 'backward'] as const).map((direction) => ({ scheme, direction })));
const shares = Array.from({ length: 201 }, (_, index) => index / 100 - 1);

const distance = (a: Oklch, b: Oklch, vision?: readonly number[]) => {
  const [p, q] = [a, b].map((color) => toOklab(vision ? seen(toLinearRgb(color), vision) : toLinearRgb(color)));
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

describe.each(SCALES)('the scale of $direction values ($scheme)', ({ scheme, direction }) => {
  const at = (share: number) => divergingColor(share, direction, scheme);

  test('is the surface at zero, and grows away from it on both sides', () => {
    expect(distance(at(0), TOKENS.surface[scheme])).toBeLessThan(1e-9);
    const sizes = [0, 0.25, 0.5, 0.75, 1];
    for (const sign of [1, -1]) {
      const distances = sizes.map((size) => distance(at(sign * size), TOKENS.surface[scheme]));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    }
    expect(contrast(at(1), TOKENS.surface[scheme])).toBeGreaterThanOrEqual(3);
    expect(contrast(at(-1), TOKENS.surface[scheme])).toBeGreaterThanOrEqual(3);
  });

  test('tells signs apart, with all cones and without one kind of them', () => {
    for (const share of [0.3, 0.6, 1]) {
      expect(distance(at(share), at(-share))).toBeGreaterThan(0.05);
      for (const [name, vision] of Object.entries(VISION)) {
        expect(distance(at(share), at(-share), vision), `${name} at ${share}`).toBeGreaterThan(0.05);
      }
    }
  });

  test('has readable text on all of it', () => {
    for (const share of shares) expect(contrast(at(share), textColorOn(at(share))), String(share)).toBeGreaterThanOrEqual(4.5);
  });

  test('is displayable', () => {
    for (const channel of [at(1), at(-1)].flatMap(toLinearRgb)) {
      expect(channel).toBeGreaterThan(-0.002);
      expect(channel).toBeLessThan(1.002);
    }
  });

  test('has the same bytes in its table; values beyond the limit have the color of the limit', () => {
    const { bytes, offsetOf } = scaleTable(direction, scheme);
    const read = (share: number) => [...bytes.subarray(offsetOf(share), offsetOf(share) + 3)];
    for (const share of [-1, -0.5, 0, 0.25, 1]) expect(read(share)).toEqual(toBytes(at(share)));
    expect(read(17)).toEqual(read(1));
    expect(read(-17)).toEqual(read(-1));
  });
});

test.each(SCHEMES)('the ends of both scales are four different colors (%s)', (scheme) => {
  const ends = (['forward', 'backward'] satisfies Direction[]).flatMap((direction) =>
    [-1, 1].map((share) => divergingColor(share, direction, scheme)),
  );
  ends.forEach((a, index) => {
    for (const b of ends.slice(index + 1)) expect(distance(a, b)).toBeGreaterThan(0.1);
  });
});
