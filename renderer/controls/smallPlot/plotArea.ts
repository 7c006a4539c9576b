import { ticks } from './ticks.ts';

/** The inner rectangle of a plot in CSS pixels, between the labels of its axes. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const PLOT_HEIGHT = 240;
const MARGIN = { left: 58, right: 14, top: 8, bottom: 24 };

export function plotArea(width: number): PlotArea {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(40, width - MARGIN.left - MARGIN.right),
    height: PLOT_HEIGHT - MARGIN.top - MARGIN.bottom,
  };
}

/** Maps values of an axis to pixels and back, with its ticks. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly toPixel: (value: number) => number;
  readonly toValue: (pixel: number) => number;
  readonly ticks: readonly number[];
  /** The text of a tick. Default: the number. */
  readonly format?: (value: number) => string;
}

export function axisOf(low: number, high: number, start: number, end: number, most: number): Axis {
  const span = high - low || 1;
  return {
    low,
    high,
    toPixel: (value) => start + ((value - low) / span) * (end - start),
    toValue: (pixel) => low + ((pixel - start) / (end - start)) * span,
    ticks: ticks(low, high, most),
  };
}

/** The range of the finite values, with some space around it. */
export function rangeOf(values: readonly number[]): readonly [low: number, high: number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const space = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - space, high + space];
}

/** Values of an axis of a landscape, evenly spaced. */
export const positionsOf = ({
  from,
  to,
  count,
}: {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}): number[] => Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1));
