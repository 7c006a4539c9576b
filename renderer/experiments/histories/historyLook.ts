import type uPlot from 'uplot';
import type { PlotLook } from '../../kit/plot/Plot.tsx';
import { formatNumber } from '../../language/format/index.ts';
import { resolveToken, xAxis, yAxis } from '../charts/axes.ts';
import { type DrawnHistory, drawHeatMap, drawMark, drawRidges } from './drawHistory.ts';
import type { Drawing } from './historyLabels.ts';

/** What changes without the look. */
export interface HistoryNow extends DrawnHistory {
  /** The step of the point whose numbers are given. */
  readonly marked: number | undefined;
}

/** The style of a history. Minimum, five quantiles and maximum are series of every drawing, so that the pointer finds the points. */
export function historyLook(drawing: Drawing, color: string, now: () => HistoryNow): PlotLook {
  const isBands = drawing === 'bands';
  const level = (width: number, alpha = 1): uPlot.Series => ({
    ...(isBands && { stroke: color, alpha }),
    width,
    points: { show: false },
  });
  const mix = (share: number) => `color-mix(in oklab, ${color} ${share}%, transparent)`;
  const ticks = () => now().scale.ticks.map((tick) => now().scale.positionOf(tick));
  return {
    padding: [8, 12, 0, 0],
    cursor: { points: { show: isBands } },
    scales: { y: { range: () => [now().scale.min, now().scale.max] } },
    axes: [
      xAxis('step'),
      {
        ...yAxis((position) => formatNumber(now().scale.valueOf(position), 1), false),
        splits: ticks,
        filter: (_u, splits) => splits,
      },
    ],
    series: [{}, level(1, 0.35), level(1, 0.6), level(1, 0.8), level(2), level(1, 0.8), level(1, 0.6), level(1, 0.35)],
    ...(isBands && {
      bands: [
        { series: [6, 2], fill: mix(16) },
        { series: [5, 3], fill: mix(30) },
      ],
    }),
    hooks: {
      draw: [
        (u) => {
          if (drawing === 'heatMap') drawHeatMap(u, now());
          if (drawing === 'ridges') drawRidges(u, now());
        },
        (u) => drawMark(u, now().marked, resolveToken('text-muted')),
      ],
    },
  };
}
