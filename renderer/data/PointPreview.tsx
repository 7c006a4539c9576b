import { Group, Text } from '@mantine/core';
import type { SVGProps } from 'react';
import type { DatasetDescription } from '#app/contract/index.ts';
import type { Category } from '#engine/layers/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import classes from './Data.module.css';
import { targetText } from './imageShape.ts';

const SIZE = 360;
const MARGIN = { start: 48, end: 14 } as const;

/** Class colors: the most distinct category colors. */
const CLASSES: readonly Category[] = ['core', 'activation', 'recurrent', 'merge', 'loss', 'regularization'];

/** Maps a feature's values to positions in the plot. */
interface Scale {
  readonly min: number;
  readonly max: number;
  readonly at: (value: number) => number;
}

function scaleOf<Axis extends string>(points: readonly Record<Axis, number>[], axis: Axis, from: number, to: number): Scale {
  const values = points.map((point) => point[axis]);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const extent = max - min || 1;
  return { min, max, at: (value) => from + ((value - min) / extent) * (to - from) };
}

/** Samples as points: two features, classes by color and shape; or one feature and the target above it. */
export function PointPreview({ description }: { readonly description: DatasetDescription }) {
  const { preview, inputs, targets } = description;
  const [target] = targets;
  const points = preview.map(({ inputs: [[x, y]], targets: [[answer]] }) => ({ x, y: y ?? answer, answer }));
  const x = scaleOf(points, 'x', MARGIN.start, SIZE - MARGIN.end);
  const y = scaleOf(points, 'y', SIZE - MARGIN.start, MARGIN.end);
  const count = target?.classes ?? 0;
  return (
    <div>
      <svg
        className={classes.points}
        width={SIZE}
        height={SIZE}
        role="img"
        aria-label={t('{{count}} samples as points', { count: points.length })}
      >
        <Axes x={x} y={y} />
        <AxisNames names={axisNames(inputs, targets)} />
        {points.map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples are identified by index
          <Mark key={index} kind={count > 0 ? point.answer : 0} x={x.at(point.x)} y={y.at(point.y)} />
        ))}
      </svg>
      {count > 0 && (
        <Group gap="lg" mt="xs">
          {Array.from({ length: count }, (_, kind) => targetText(target, [kind])).map((name, kind) => (
            <Text key={name} fz="sm" className={classes.part}>
              <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
                <Mark kind={kind} x={0} y={0} />
              </svg>
              {name}
            </Text>
          ))}
        </Group>
      )}
    </div>
  );
}

/** The zero lines if visible, and the ends of both scales. */
function Axes({ x, y }: { readonly x: Scale; readonly y: Scale }) {
  const holdsZero = ({ min, max }: Scale) => min < 0 && max > 0;
  const [bottom, left] = [SIZE - MARGIN.start + 24, MARGIN.start - 8];
  return (
    <g className={classes.axes}>
      {holdsZero(x) && <path d={`M${x.at(0)} ${MARGIN.end}V${SIZE - MARGIN.start}`} />}
      {holdsZero(y) && <path d={`M${MARGIN.start} ${y.at(0)}H${SIZE - MARGIN.end}`} />}
      <text x={MARGIN.start} y={bottom}>
        {formatNumber(x.min)}
      </text>
      <text x={SIZE - MARGIN.end} y={bottom} textAnchor="end">
        {formatNumber(x.max)}
      </text>
      <text x={left} y={SIZE - MARGIN.start} textAnchor="end">
        {formatNumber(y.min, 2)}
      </text>
      <text x={left} y={MARGIN.end + 8} textAnchor="end">
        {formatNumber(y.max, 2)}
      </text>
    </g>
  );
}

/** The columns along x and y; an input without names of its elements says nothing. */
function axisNames([input]: DatasetDescription['inputs'], [target]: DatasetDescription['targets']): readonly string[] {
  const features = input?.features ?? (input?.shape.length === 0 && input ? [input.name] : []);
  return features.length === 1 && target ? [...features, target.name] : features;
}

/** Between the numbers at the ends of the axes. */
const MOST_LETTERS = 32;

function AxisNames({ names: [x, y] }: { readonly names: readonly string[] }) {
  const middle = (MARGIN.start + SIZE - MARGIN.end) / 2;
  const name = (full: string, place: SVGProps<SVGTextElement>) => (
    <text textAnchor="middle" {...place}>
      <title>{full}</title>
      {full.length > MOST_LETTERS ? `${full.slice(0, MOST_LETTERS - 1)}…` : full}
    </text>
  );
  return (
    <g className={classes.axes}>
      {x !== undefined && name(x, { x: middle, y: SIZE - MARGIN.start + 24 })}
      {y !== undefined && name(y, { transform: `translate(${MARGIN.start - 14} ${SIZE - middle}) rotate(-90)` })}
    </g>
  );
}

/** A disc for one class, a square for the next: distinguishable without color. */
function Mark({ kind, x, y }: { readonly kind: number; readonly x: number; readonly y: number }) {
  const fill = categoryVariable(CLASSES[kind % CLASSES.length]);
  if (kind % 2 === 1) return <rect x={x - 3} y={y - 3} width={6} height={6} fill={fill} fillOpacity={0.85} />;
  return <circle cx={x} cy={y} r={3.4} fill={fill} fillOpacity={0.85} />;
}
