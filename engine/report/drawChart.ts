import type { Message } from '../messages/index.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { ReportChart, ReportCurve } from './report.ts';

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 56;
const BOTTOM = 40;
const TOP = 12;
const RIGHT = 12;

/** Values of an axis from one end of the drawing to the other. */
interface Scale {
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** A chart as SVG: training as a line, validation dashed with points. */
export function drawChart({ title, axis, curves }: ReportChart, say: (text: Message) => string): string {
  const points = curves.flatMap((curve) => curve.points);
  const x = scaleOf(
    points.map(([value]) => value),
    LEFT,
    WIDTH - RIGHT,
  );
  const y = scaleOf(
    points.map(([, value]) => value),
    HEIGHT - BOTTOM,
    TOP,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(say(title))}">`,
    ...y.ticks.map((tick) => horizontal(tick, y.at(tick))),
    ...x.ticks.map(
      (tick) => `<text x="${short(x.at(tick))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${label(tick)}</text>`,
    ),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(say(axis))}</text>`,
    ...curves.flatMap((curve) => drawCurve(curve, x, y)),
    '</svg>',
  ].join('\n');
}

function horizontal(tick: number, y: number): string {
  const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${short(y)}" y2="${short(y)}"/>`;
  return `${line}<text x="${LEFT - 6}" y="${short(y + 4)}" text-anchor="end">${label(tick)}</text>`;
}

function drawCurve({ kind, points }: ReportCurve, x: Scale, y: Scale): string[] {
  const places = points.map(([px, py]) => [short(x.at(px)), short(y.at(py))]);
  const line = `<polyline class="${kind}" points="${places.map((place) => place.join(',')).join(' ')}"/>`;
  const dots = places.map(([cx, cy]) => `<circle class="${kind}" cx="${cx}" cy="${cy}" r="3"/>`);
  return kind === 'validation' ? [line, ...dots] : [line];
}

/** Maps values to positions, with about five round ticks. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [min, span] = Number.isFinite(low) ? [low, high - low || 1] : [0, 1];
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5) ?? power;
  const first = Math.ceil(min / step);
  const count = Math.floor((min + span) / step) - first + 1;
  const ticks = Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
  return { ticks, at: (value) => from + ((value - min) / span) * (to - from) };
}

const label = (tick: number) => String(Number(tick.toPrecision(6)));
const short = (position: number) => position.toFixed(1);
