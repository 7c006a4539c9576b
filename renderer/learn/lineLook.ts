import { xAxis, yAxis } from '../charts/axes.ts';
import { resolveToken } from '../charts/chartColors.ts';
import type { PlotLook } from '../charts/Plot.tsx';
import { formatNumber } from '../format/index.ts';

/** Forward lines are solid, backward ones dashed: distinguishable without color. */
export function lineLook(directions: readonly ('forward' | 'backward')[]): PlotLook {
  return {
    padding: [8, 12, 0, 0],
    axes: [xAxis('epoch'), yAxis(formatNumber, false)],
    series: [
      {},
      ...directions.map((direction) => ({
        stroke: resolveToken(direction),
        width: 2,
        points: { show: false },
        ...(direction === 'backward' && directions.length > 1 && { dash: [6, 4] }),
      })),
    ],
  };
}
