import type uPlot from 'uplot';
import { formatDuration, formatNumber, formatShort } from '../../language/format/index.ts';
import { type Token, tokenVariable } from '../../theme/colors.ts';
import type { CurveAxis } from '../../workbench/layout/index.ts';

/** Resolves a token to a color value: canvases cannot read CSS variables. */
export const resolveToken = (token: Token): string => resolveVariable(tokenVariable(token));

/** The same for `var(--name)`. */
export function resolveVariable(variable: string): string {
  const name = variable.slice(4, -1);
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888';
}

function isMove(type: string): boolean {
  return type === 'mousemove' || type === 'mouseleave';
}

/** The pointer is at the same position in all curves beside each other. */
export const SHARED_CURSOR: uPlot.Cursor = { sync: { key: 'curves', filters: { pub: isMove, sub: isMove } } };

/** True if there is space between points to draw them as rings. */
export function isSparse(u: uPlot, series: number, first: number, last: number): boolean {
  let count = 0;
  for (let row = first; row <= last; row++) if (typeof u.data[series][row] === 'number') count++;
  return count * 12 < u.width;
}

const FONT = "11px 'Inter Variable', sans-serif";

function axis(values: uPlot.Axis['values'], extra: uPlot.Axis): uPlot.Axis {
  const line = resolveToken('line');
  return {
    font: FONT,
    stroke: resolveToken('text-muted'),
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1, size: 4 },
    ...(values !== undefined && { values }),
    ...extra,
  };
}

const X_TEXT: Readonly<Record<CurveAxis, (value: number) => string>> = {
  step: (value) => (Number.isInteger(value) ? formatShort(value) : ''),
  epoch: (value) => formatNumber(value),
  time: (value) => formatDuration(value),
};

export function xAxis(kind: CurveAxis): uPlot.Axis {
  return axis((_u, splits) => splits.map((value) => X_TEXT[kind](value)), { size: 26, gap: 4, space: 64 });
}

/** Of a digit in the font of axes, in pixels. */
const LETTER_WIDTH = 6.5;

/** A value axis. A logarithmic one labels powers of ten, and 2 and 5 between them if there are few. */
export function yAxis(text: (value: number) => string, logarithmic: boolean): uPlot.Axis {
  return axis((_u, splits) => splits.map((value) => (value === null ? '' : text(value))), {
    size: (_u, texts) => Math.max(48, 12 + LETTER_WIDTH * Math.max(0, ...(texts ?? []).map((text) => text.length))),
    gap: 4,
    space: 28,
    // All remaining ones are labelled: uPlot would filter them again.
    ...(logarithmic && { splits: (_u, _axis, min, max) => decades(min, max), filter: (_u, splits) => splits }),
  });
}

/** More lines would merge into a grey area. */
const MOST_POWERS = 9;

/** Powers of ten in a range: all, or every nth; with 2 and 5 between them if there are fewer than three. */
export function decades(min: number, max: number): number[] {
  const first = Math.floor(Math.log10(min));
  const powers = Array.from({ length: Math.ceil(Math.log10(max)) - first + 1 }, (_, index) => first + index);
  const within = (factors: readonly number[]) =>
    powers
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12))))
      .filter((value) => value >= min && value <= max);
  const whole = within([1]);
  const every = Math.ceil(whole.length / MOST_POWERS);
  return whole.length >= 3 ? whole.filter((_, index) => index % every === 0) : within([1, 2, 5]);
}
