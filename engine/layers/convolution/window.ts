import { type Padding, positions, type Shape } from '../../ops/index.ts';
import { choice, pairOf, type Size, size } from '../../params/index.ts';
import { Misfit } from '../layer.ts';

export type PaddingMode = 'valid' | 'same';

/** How the windows of a layer lie along one side of an image. */
export interface Placement {
  /** How many there are. */
  readonly count: number;
  /** Zeros in front of the image and behind it. */
  readonly before: number;
  readonly after: number;
}

export const paddingField = () =>
  choice({
    default: 'valid',
    options: ['valid', 'same'],
    help: 'Whether windows stay within the image, or the image is padded so that the output has its size divided by the strides.',
  });

export const kernelSizeField = () => size({ default: 3, help: 'Rows and columns of the kernel.' });
export const stridesField = () => size({ default: 1, help: 'Rows and columns from one position to the next.' });
export const dilationField = () =>
  size({ default: 1, help: 'Rows and columns from one element of the kernel to the next.', advanced: true });

/** What the windows of a layer are described by. */
export interface WindowParams {
  readonly size: Size;
  readonly strides: Size;
  readonly dilationRate?: Size;
  readonly padding: PaddingMode;
}

/**
 * Places windows on an image [height, width, …], as TensorFlow does: with `same`, zeros in equal shares on both sides, the odd
 * one behind.
 * @throws Misfit where a window is larger than the image
 */
export function placeWindows(
  [height, width]: Shape,
  { size: given, strides, dilationRate = 1, padding }: WindowParams,
  param: string,
): readonly [rows: Placement, columns: Placement] {
  const [sizes, steps, dilation] = [pairOf(given), pairOf(strides), pairOf(dilationRate)];
  const spans = [0, 1].map((axis) => (sizes[axis] - 1) * dilation[axis] + 1);
  if (padding === 'valid' && (spans[0] > height || spans[1] > width)) {
    throw new Misfit({
      at: { param },
      expected: `windows of at most ${height} × ${width}, the size of the image`,
      received: `${spans[0]} × ${spans[1]}`,
      suggestion: { nodeOf: 'self', param: 'padding', value: 'same' },
    });
  }
  const place = (length: number, axis: 0 | 1): Placement => {
    if (padding === 'valid') return { count: positions(length, sizes[axis], steps[axis], dilation[axis]), before: 0, after: 0 };
    const count = Math.ceil(length / steps[axis]);
    const missing = Math.max((count - 1) * steps[axis] + spans[axis] - length, 0);
    return { count, before: Math.floor(missing / 2), after: missing - Math.floor(missing / 2) };
  };
  return [place(height, 0), place(width, 1)];
}

/** The zeros around a batch of images. */
export function paddingOf([rows, columns]: readonly [Placement, Placement]): Padding {
  return [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
}

/** Refuses groups that channels or filters do not fall into. */
export function checkGroups(channels: number, filters: number, groups: number): void {
  for (const [count, what] of [
    [channels, 'input channels'],
    [filters, 'filters'],
  ] as const) {
    if (count % groups === 0) continue;
    throw new Misfit({
      at: { param: 'groups' },
      expected: `a number that divides the ${count} ${what}`,
      received: `${groups}`,
      suggestion: { nodeOf: 'self', param: 'groups', value: 1 },
    });
  }
}

/** "3 × 3", for one line on a node. */
export function describeSize(given: Size): string {
  return pairOf(given).join(' × ');
}

/** The last words of a node's line: what differs from the plainest case. */
export function describeWindow({ strides, padding }: Pick<WindowParams, 'strides' | 'padding'>): string {
  const [rows, columns] = pairOf(strides);
  const step = rows === 1 && columns === 1 ? '' : `, stride ${rows === columns ? rows : `${rows} × ${columns}`}`;
  return `${step}${padding === 'same' ? ', same' : ''}`;
}
