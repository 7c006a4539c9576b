import type uPlot from 'uplot';
import { formatDuration, formatNumber, formatShort } from '../format/index.ts';
import type { CurveAxis } from '../layout/index.ts';
import { resolveToken } from './chartColors.ts';

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
  return axis((_u, splits) => splits.map(X_TEXT[kind]), { size: 26, gap: 4, space: 64 });
}

/** An axis of values; on a logarithmic one only powers of ten are named. */
export function yAxis(text: (value: number) => string, logarithmic: boolean): uPlot.Axis {
  const label = (value: number | null) => {
    if (value === null) return '';
    if (!logarithmic) return text(value);
    return Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9 ? text(value) : '';
  };
  return axis((_u, splits) => splits.map(label), { size: 48, gap: 4, space: 28 });
}
