import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatCount, formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { type Scheme, TOKENS, toCss } from '../../theme/colors.ts';
import { type Direction, divergingColor, scaleTable, toBytes } from '../../theme/divergingScale.ts';
import classes from './Flow.module.css';
import { groupSteps, type LogRange, logRange, logShare } from './flowScale.ts';

/** A layer, or a parameter of one, over the steps of a run. */
export interface FlowRow {
  readonly name: string;
  /** One per step; NaN where it was not recorded or is not finite. */
  readonly norms: ArrayLike<number>;
}

interface FlowPictureProps {
  /** What is drawn: "Norm of δ". */
  readonly label: string;
  /** In the order of the forward pass: the last one, next to the loss, is drawn at the top. */
  readonly rows: readonly FlowRow[];
  readonly steps: ArrayLike<number>;
  readonly direction?: Direction;
  /** The scale; default: that of all values. A fixed one makes pictures comparable. */
  readonly range?: LogRange;
  readonly onSelect?: (row: string, step: number) => void;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

const ROW_HEIGHT = { smallest: 12, largest: 26, all: 320 };
/** The faintest color, so that the smallest norm differs from the ground. */
const FAINTEST = 0.06;

/** Gradient flow: depth upward, steps to the right, the norm as color on a logarithmic scale. */
export function FlowPicture({ label, rows, steps, direction = 'backward', range, onSelect }: FlowPictureProps) {
  const scheme = useComputedColorScheme('light');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<Cell | null>(null);
  const readoutId = useId();
  const columns = Math.max(1, Math.min(steps.length, Math.floor(width) || 1));
  const shown = useMemo(
    () => rows.toReversed().map(({ name, norms }) => ({ name, norms: groupSteps(norms, columns) })),
    [rows, columns],
  );
  const scale = useMemo(() => range ?? logRange(shown.flatMap(({ norms }) => [...norms])), [range, shown]);
  const height = Math.max(
    ROW_HEIGHT.smallest,
    Math.min(ROW_HEIGHT.largest, Math.floor(ROW_HEIGHT.all / Math.max(1, rows.length))),
  );
  const canvas = useFlowCanvas(shown, columns, scale, direction, scheme);
  const stepOf = (column: number) => steps[Math.floor((column * steps.length) / columns)];
  const cellOf = (event: PointerEvent): Cell => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    return {
      row: at((event.clientY - box.top) / box.height, shown.length),
      column: at((event.clientX - box.left) / box.width, columns),
    };
  };
  const select = ({ row, column }: Cell) => onSelect?.(shown[row].name, stepOf(column));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = pointed ?? { row: 0, column: columns - 1 };
    const moved = moveCell(at, event.key, shown.length, columns);
    if (!moved && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (moved) setPointed(moved);
    else select(at);
  };
  return (
    <figure className={classes.flow} data-testid="flow">
      <div className={classes.rows}>
        <ol className={classes.names} aria-hidden="true">
          {shown.map(({ name }, row) => (
            <li
              key={name}
              style={{ height, lineHeight: `${height}px` }}
              data-pointed={pointed?.row === row || undefined}
              title={name}
            >
              {name}
            </li>
          ))}
        </ol>
        <div
          ref={ref}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
          tabIndex={0}
          className={classes.picture}
          aria-label={t('{{label}} by depth and step, from 1e{{low}} to 1e{{high}}', {
            label,
            low: String(scale.low),
            high: String(scale.high),
          })}
          aria-describedby={readoutId}
          onKeyDown={onKeyDown}
          onBlur={() => setPointed(null)}
          onPointerMove={(event) => setPointed(cellOf(event))}
          onPointerLeave={() => setPointed(null)}
          onPointerUp={(event) => event.button === 0 && select(cellOf(event))}
          style={{ height: height * shown.length }}
        >
          <canvas ref={canvas} width={columns} height={Math.max(1, shown.length)} />
          {pointed && (
            <span
              className={classes.mark}
              style={{
                left: `${(100 * pointed.column) / columns}%`,
                width: `${100 / columns}%`,
                top: pointed.row * height,
                height,
              }}
            />
          )}
        </div>
      </div>
      <div className={classes.foot}>
        <span id={readoutId} aria-live="polite" data-testid="flow-readout">
          {pointed && shown[pointed.row]
            ? t('{{row}}, step {{step}}: {{norm}}', {
                row: shown[pointed.row].name,
                step: formatCount(stepOf(pointed.column)),
                norm: formatNumber(shown[pointed.row].norms[pointed.column]),
              })
            : t('{{label}}, steps {{first}} to {{last}}', {
                label,
                first: formatCount(steps[0] ?? 0),
                last: formatCount(steps[steps.length - 1] ?? 0),
              })}
        </span>
        <LogLegend range={scale} direction={direction} scheme={scheme} />
      </div>
    </figure>
  );
}

/** A canvas with a pixel for each row and column. */
function useFlowCanvas(
  rows: readonly { readonly norms: Float64Array }[],
  columns: number,
  range: LogRange,
  direction: Direction,
  scheme: Scheme,
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || rows.length === 0) return;
    const pixels = context.createImageData(columns, rows.length);
    const table = scaleTable(direction, scheme);
    const broken = toBytes(TOKENS.error[scheme]);
    rows.forEach(({ norms }, row) => {
      for (let column = 0; column < norms.length; column++) {
        const share = logShare(norms[column], range);
        const at = 4 * (row * columns + column);
        const from = table.offsetOf(FAINTEST + (1 - FAINTEST) * (share ?? 0));
        // Stripes: a hue alone could be a value.
        const isStripe = share === undefined && column % 4 < 2;
        pixels.data.set(isStripe ? broken : table.bytes.subarray(from, from + 3), at);
        pixels.data[at + 3] = 255;
      }
    });
    context.putImageData(pixels, 0, 0);
  }, [rows, columns, range, direction, scheme]);
  return canvas;
}

interface LogLegendProps {
  readonly range: LogRange;
  readonly direction: Direction;
  readonly scheme: Scheme;
}

/** The scale with its range, and the color of what is not finite. */
function LogLegend({ range, direction, scheme }: LogLegendProps) {
  const stops = [FAINTEST, 0.5, 1].map((share) => toCss(divergingColor(share, direction, scheme)));
  const power = (exponent: number) => (
    <span>
      10<sup>{formatNumber(exponent)}</sup>
    </span>
  );
  return (
    <span className={classes.legend}>
      {power(range.low)}
      <span className={classes.scale} style={{ background: `linear-gradient(in oklab to right, ${stops.join(', ')})` }} />
      {power(range.high)}
      <span className={classes.broken} />
      {t('NaN or ∞')}
    </span>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** The cell that a key leads to, within the picture; undefined for other keys. */
export function moveCell({ row, column }: Cell, key: string, rows: number, columns: number): Cell | undefined {
  const move = MOVES[key];
  if (!move) return undefined;
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return { row: within(row + move[0], rows), column: within(column + move[1], columns) };
}
