import uPlot from 'uplot';
import type { RunHistory } from '#app/contract/index.ts';
import { densitiesOf } from './densities.ts';
import { middleOf, spansOf } from './historyColumns.ts';
import type { ValueScale } from './valueScale.ts';

/** What is drawn into a plot. */
export interface DrawnHistory {
  readonly history: RunHistory;
  readonly scale: ValueScale;
  /** The color of the densest values, and of the background. */
  readonly color: string;
  readonly ground: string;
}

/** Ridges reach beyond the next one by this factor. */
const RIDGE_WIDTH = 1.5;
const SHADES = 32;

/** A column of colors for each point: the denser the values, the further from the background. */
export function drawHeatMap(u: uPlot, { history: { points, firstBin }, scale, color, ground }: DrawnHistory): void {
  const columns = points.map((point) => densitiesOf(point, firstBin, scale));
  const densest = Math.max(...columns.flat().map(({ density }) => density));
  const shades = Array.from(
    { length: SHADES + 1 },
    (_, shade) => `color-mix(in oklab, ${color} ${(100 * shade) / SHADES}%, ${ground})`,
  );
  const spans = spansOf(points);
  within(u, (context) => {
    columns.forEach((densities, index) => {
      const [left, right] = [spans[index].from, spans[index].to].map((step) => Math.round(u.valToPos(step, 'x', true)));
      for (const { from, to, density } of densities) {
        const [top, bottom] = [to, from].map((position) => Math.round(u.valToPos(position, 'y', true)));
        // The root shows rare values, too.
        context.fillStyle = shades[Math.ceil(SHADES * Math.sqrt(density / densest))];
        context.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
      }
    });
  });
}

/** A histogram beside each point, the later in front. */
export function drawRidges(u: uPlot, { history: { points, firstBin }, scale, color, ground }: DrawnHistory): void {
  const columns = points.map((point) => densitiesOf(point, firstBin, scale));
  const densest = Math.max(...columns.flat().map(({ density }) => density));
  const width = (RIDGE_WIDTH * u.bbox.width) / Math.max(2, points.length);
  within(u, (context) => {
    context.strokeStyle = color;
    context.fillStyle = `color-mix(in oklab, ${color} 28%, ${ground})`;
    context.lineWidth = 1.25 * uPlot.pxRatio;
    columns.forEach((densities, index) => {
      const left = u.valToPos(middleOf(points[index]), 'x', true);
      const y = (position: number) => u.valToPos(position, 'y', true);
      context.beginPath();
      densities.forEach(({ from, to, density }, at) => {
        // Between bins that are not beside each other there is nothing.
        if (densities[at - 1]?.to !== from) context.lineTo(left, y(from));
        context.lineTo(left + width * Math.sqrt(density / densest), y((from + to) / 2));
        if (densities[at + 1]?.from !== to) context.lineTo(left, y(to));
      });
      context.closePath();
      context.fill();
      context.stroke();
    });
  });
}

/** A line at the point whose numbers are given. */
export function drawMark(u: uPlot, step: number | undefined, color: string): void {
  if (step === undefined) return;
  within(u, (context) => {
    const x = u.valToPos(step, 'x', true);
    context.strokeStyle = color;
    context.lineWidth = uPlot.pxRatio;
    context.setLineDash([3 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    context.beginPath();
    context.moveTo(x, u.bbox.top);
    context.lineTo(x, u.bbox.top + u.bbox.height);
    context.stroke();
  });
}

function within(u: uPlot, draw: (context: CanvasRenderingContext2D) => void): void {
  const { left, top, width, height } = u.bbox;
  u.ctx.save();
  u.ctx.beginPath();
  u.ctx.rect(left, top, width, height);
  u.ctx.clip();
  draw(u.ctx);
  u.ctx.restore();
}
