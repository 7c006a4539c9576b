import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { divergingColor } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { formatFull, formatValue } from '../tensors/index.ts';
import classes from './Neurons.module.css';
import type { DenseConnection } from './neuronLayer.ts';
import { centerOf, LEVELS, type Level, type NeuronPosition, type NeuronWindow, RADIUS } from './neuronLayout.ts';

interface ConnectionsProps extends DenseConnection {
  readonly windows: Readonly<Record<Level, NeuronWindow>>;
  readonly width: number;
  /** The weight with the widest line. */
  readonly limit: number;
  readonly lit: NeuronPosition | null;
  readonly isExact?: boolean;
  readonly onSelectWeight?: (above: number, below: number) => void;
}

/** Lines stay visible for small weights. */
const FAINTEST = 0.3;
const WIDTH = { thinnest: 0.75, widest: 5 };
/** Where the weights of a lit fan stand on their lines, alternately: shares of the way from the many neurons to the one. */
const LABELS_AT = [0.2, 0.31];

/** All connections: width by the size of the weight, color by its sign. Those of the lit neuron carry their weights. */
export function Connections(props: ConnectionsProps) {
  const { weights, below, windows, width, limit, lit } = props;
  const scheme = useScheme();
  const lines = pairs(windows).map(({ j, i }) => {
    const weight = weights[j * below.values.length + i];
    const from = { x: centerOf(windows.below, i, width), y: LEVELS.below - RADIUS };
    const to = { x: centerOf(windows.above, j, width), y: LEVELS.above + RADIUS };
    const isLit = lit !== null && lit.index === (lit.level === 'above' ? j : i);
    return { j, i, weight, from, to, isLit };
  });
  const colorOf = (weight: number) => {
    if (!Number.isFinite(weight)) return 'var(--bw-error)';
    const share = limit > 0 ? weight / limit : 0;
    return toCss(divergingColor(Math.sign(share) * Math.max(FAINTEST, Math.abs(share)), 'forward', scheme));
  };
  // Lit lines are above all others, and their numbers above all lines.
  const ordered = lines.toSorted((a, b) => Number(a.isLit) - Number(b.isLit));
  return (
    <>
      <g data-lit={lit !== null || undefined} className={classes.lines}>
        {ordered.map(({ j, i, weight, from, to, isLit }) => (
          <line
            key={`${j},${i}`}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke={colorOf(weight)}
            strokeWidth={lineWidth(weight, limit)}
            data-lit={isLit || undefined}
          />
        ))}
      </g>
      {lit &&
        ordered
          .filter(({ isLit }) => isLit)
          .map((line) => <WeightLabel key={`${line.j},${line.i}`} {...props} {...line} lit={lit} />)}
    </>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface WeightLabelProps extends Pick<ConnectionsProps, 'isExact' | 'onSelectWeight'> {
  readonly j: number;
  readonly i: number;
  readonly weight: number;
  readonly from: Point;
  readonly to: Point;
  readonly lit: NeuronPosition;
}

function WeightLabel({ j, i, weight, from, to, lit, onSelectWeight }: WeightLabelProps) {
  // Near the many neurons, where lines are far apart.
  const along = LABELS_AT[(lit.level === 'above' ? i : j) % LABELS_AT.length];
  const share = lit.level === 'above' ? along : 1 - along;
  const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the matrix of weights is reached by the keyboard
    <text className={classes.weight} x={x} y={y} onClick={() => onSelectWeight?.(j, i)}>
      <title>{t('weight [{{index}}]: {{value}}', { index: `${j}, ${i}`, value: formatFull(weight) })}</title>
      {formatValue(weight)}
    </text>
  );
}

function lineWidth(weight: number, limit: number): number {
  if (!Number.isFinite(weight)) return WIDTH.widest;
  const share = limit > 0 ? Math.min(1, Math.abs(weight) / limit) : 0;
  return WIDTH.thinnest + (WIDTH.widest - WIDTH.thinnest) * share;
}

function pairs({ below, above }: Readonly<Record<Level, NeuronWindow>>): { readonly j: number; readonly i: number }[] {
  const numbers = ({ from, count }: NeuronWindow) => Array.from({ length: count }, (_, at) => from + at);
  return numbers(above).flatMap((j) => numbers(below).map((i) => ({ j, i })));
}
