import { Group, Text } from '@mantine/core';
import type { DatasetDescription } from '#app/contract/index.ts';
import type { CATEGORIES } from '#engine/layers/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import classes from './Data.module.css';
import { targetText } from './imageShape.ts';

const SIZE = 340;
const MARGIN = 12;

/** Colors of classes: those of the categories that lie farthest apart. */
const CLASS_COLORS = (
  ['core', 'activation', 'recurrent', 'merge', 'loss', 'regularization'] as const satisfies readonly (typeof CATEGORIES)[number][]
).map(categoryVariable);

/** Samples as points in a plane: two features, classes by color and form; or one feature and the answer above it. */
export function PointPreview({ description }: { readonly description: DatasetDescription }) {
  const { preview, targets } = description;
  const [target] = targets;
  const points = preview.map(({ inputs, targets: answers }) => ({
    x: inputs[0][0],
    y: inputs[0][1] ?? answers[0][0],
    answer: answers[0]?.[0] ?? 0,
  }));
  const extent = Math.max(1e-9, ...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const scale = (SIZE / 2 - MARGIN) / extent;
  const count = target?.classes ?? 0;
  return (
    <div>
      <svg
        className={classes.points}
        width={SIZE}
        height={SIZE}
        viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
        role="img"
        aria-label={`${points.length} samples as points`}
      >
        <path d={`M${-SIZE / 2} 0H${SIZE / 2}M0 ${-SIZE / 2}V${SIZE / 2}`} className={classes.cross} />
        {points.map(({ x, y, answer }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples have no other name than their place
          <Mark key={index} kind={count > 0 ? answer : 0} x={x * scale} y={-y * scale} />
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

/** A disc for one class, a square for the next: told apart without color too. */
function Mark({ kind, x, y }: { readonly kind: number; readonly x: number; readonly y: number }) {
  const fill = CLASS_COLORS[kind % CLASS_COLORS.length];
  if (kind % 2 === 1) return <rect x={x - 3.2} y={y - 3.2} width={6.4} height={6.4} fill={fill} />;
  return <circle cx={x} cy={y} r={3.8} fill={fill} />;
}
