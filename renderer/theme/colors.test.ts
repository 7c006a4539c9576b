import { expect, test } from 'vitest';
import { CATEGORIES } from '#engine/layers/index.ts';
import { contrast, mix, toLinearRgb, toOklab } from './colorMath.ts';
import {
  categoryColor,
  findNoteColor,
  NOTE_COLORS,
  NOTE_TINT,
  noteColor,
  RUN_COLORS,
  type Scheme,
  TOKENS,
  type Token,
} from './colors.ts';
import { seen, VISION } from './testing/vision.ts';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** The smallest distance between two categories, in OKLab. */
function smallestDistance(scheme: Scheme, vision?: readonly number[]): number {
  const points = CATEGORIES.map((category) => {
    const light = toLinearRgb(categoryColor(category, scheme));
    return toOklab(vision ? seen(light, vision) : light);
  });
  const distances = points.flatMap((a, index) =>
    points.slice(index + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

test.each(SCHEMES)('all categories are displayable and have the same lightness (%s)', (scheme) => {
  const colors = CATEGORIES.map((category) => categoryColor(category, scheme));
  expect(new Set(colors.map(({ lightness }) => lightness)).size).toBe(1);
  for (const channel of colors.flatMap(toLinearRgb)) {
    expect(channel).toBeGreaterThan(-0.001);
    expect(channel).toBeLessThan(1.001);
  }
});

test.each(SCHEMES)('categories are distinguishable, with all cones and without one kind of them (%s)', (scheme) => {
  // 0.02 is about one just noticeable difference between large areas side by side.
  expect(smallestDistance(scheme)).toBeGreaterThan(0.04);
  for (const vision of Object.values(VISION)) expect(smallestDistance(scheme, vision)).toBeGreaterThan(0.025);
});

test.each(SCHEMES)('categories contrast with surfaces by at least 3 to 1 (%s)', (scheme) => {
  for (const category of CATEGORIES) {
    expect(contrast(categoryColor(category, scheme), TOKENS.surface[scheme])).toBeGreaterThanOrEqual(3);
  }
});

const TEXTS: readonly Token[] = ['text', 'text-muted', 'forward', 'backward', 'error', 'warning', 'success'];
const GROUNDS: readonly Token[] = ['canvas', 'surface', 'raised', 'sunken', 'hover'];

test.each(SCHEMES)('text contrasts with every surface by at least 4.5 to 1 (%s)', (scheme) => {
  for (const text of TEXTS) {
    for (const ground of GROUNDS) {
      const ratio = contrast(TOKENS[text][scheme], TOKENS[ground][scheme]);
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test.each(SCHEMES)('colored text is readable on its own tint (%s)', (scheme) => {
  const pairs = [
    ['forward', 'forward-faint'],
    ['backward', 'backward-faint'],
    ['error', 'error-faint'],
    ['warning', 'warning-faint'],
  ] as const;
  for (const [text, ground] of pairs) {
    expect(contrast(TOKENS[text][scheme], TOKENS[ground][scheme]), text).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(SCHEMES)("a frame's title is readable in each of its colors, which are distinguishable (%s)", (scheme) => {
  const colors = NOTE_COLORS.map((name) => noteColor(name, scheme));
  for (const color of colors) {
    for (const ground of [TOKENS.canvas[scheme], TOKENS.surface[scheme], TOKENS.raised[scheme]]) {
      expect(contrast(color, mix(color, ground, NOTE_TINT))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(TOKENS.text[scheme], mix(color, ground, NOTE_TINT))).toBeGreaterThanOrEqual(4.5);
    }
    for (const channel of toLinearRgb(color)) {
      expect(channel).toBeGreaterThan(-0.001);
      expect(channel).toBeLessThan(1.001);
    }
  }
  const points = colors.map((color) => toOklab(toLinearRgb(color)));
  points.forEach((a, index) => {
    for (const b of points.slice(index + 1)) expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.06);
  });
});

test.each(SCHEMES)('runs contrast with the surface and are distinguishable, also without one kind of cones (%s)', (scheme) => {
  const colors = Object.values(RUN_COLORS).map((color) => color[scheme]);
  for (const color of colors) expect(contrast(color, TOKENS.surface[scheme])).toBeGreaterThanOrEqual(3);
  const distance = (vision?: readonly number[]) => {
    const points = colors.map(toLinearRgb).map((light) => toOklab(vision ? seen(light, vision) : light));
    const ofOthers = points.flatMap((a, index) =>
      points.slice(index + 1).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
    );
    return Math.min(...ofOthers);
  };
  expect(distance()).toBeGreaterThan(0.12);
  for (const vision of Object.values(VISION)) expect(distance(vision)).toBeGreaterThan(0.07);
});

test('an unknown color is none', () => {
  expect(findNoteColor('teal')).toBe('teal');
  expect(findNoteColor('ultraviolet')).toBeUndefined();
  expect(findNoteColor(undefined)).toBeUndefined();
});

test.each(SCHEMES)('wires contrast with the canvas by at least 3 to 1 (%s)', (scheme) => {
  expect(contrast(TOKENS.wire[scheme], TOKENS.canvas[scheme])).toBeGreaterThanOrEqual(3);
});
