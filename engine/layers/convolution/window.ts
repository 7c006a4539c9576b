import { type Message, type MessageValue, message } from '../../messages/index.ts';
import { type Padding, positions, type Shape } from '../../ops/index.ts';
import { choice, pairOf, type Size, size } from '../../params/index.ts';
import { ShapeMismatch } from '../declaration/layer.ts';

export type PaddingMode = 'valid' | 'same';

/** Layout of windows along one side of an image. */
export interface Placement {
  /** Number of windows. */
  readonly count: number;
  /** Zeros before and after the image. */
  readonly before: number;
  readonly after: number;
}

export const paddingField = () =>
  choice({
    default: 'valid',
    options: ['valid', 'same'],
    help: 'Padding mode: “valid” keeps windows inside the image; “same” pads it so that the output size is the image size divided by the strides.',
  });

export const kernelSizeField = () => size({ default: 3, help: 'Rows and columns of the kernel.' });
export const stridesField = () => size({ default: 1, help: 'Rows and columns between neighboring positions of the kernel.' });
export const dilationField = () =>
  size({ default: 1, help: 'Rows and columns between neighboring elements of the kernel.', advanced: true });

/** The parameters of a layer's windows. */
export interface WindowParams {
  readonly size: Size;
  readonly strides: Size;
  readonly dilationRate?: Size;
  readonly padding: PaddingMode;
}

/**
 * Places windows on an image [height, width, …], as TensorFlow does: with `same`, zeros in equal shares on both sides, the odd
 * one behind.
 * @throws ShapeMismatch where a window is larger than the image
 */
export function placeWindows(
  [height, width]: Shape,
  { size: given, strides, dilationRate = 1, padding }: WindowParams,
  param: string,
): readonly [rows: Placement, columns: Placement] {
  const [sizes, steps, dilation] = [pairOf(given), pairOf(strides), pairOf(dilationRate)];
  const spans = sizes.map((length, axis) => spanOf(length, dilation[axis]));
  if (padding === 'valid' && (spans[0] > height || spans[1] > width)) {
    const gaps = dilation.some((step) => step > 1);
    const expected = message('windows of at most {{height}} × {{width}}, the size of the image', { height, width });
    throw tooLarge(param, expected, spans.join(' × '), gaps);
  }
  return [
    placeAlong(height, sizes[0], steps[0], dilation[0], padding),
    placeAlong(width, sizes[1], steps[1], dilation[1], padding),
  ];
}

/**
 * Places kernels along a sequence, as on a side of an image.
 * @throws ShapeMismatch where a kernel is longer than the sequence
 */
export function placeKernels(
  length: number,
  params: { readonly kernelSize: number; readonly strides: number; readonly dilationRate: number; readonly padding: PaddingMode },
): Placement {
  const { kernelSize, strides, dilationRate, padding } = params;
  const span = spanOf(kernelSize, dilationRate);
  if (padding === 'valid' && span > length) {
    const expected = message('kernels of at most {{length}}, the length of the sequence', { length });
    throw tooLarge('kernelSize', expected, span, dilationRate > 1);
  }
  return placeAlong(length, kernelSize, strides, dilationRate, padding);
}

/** The extent of a window, including dilation. */
const spanOf = (size: number, dilation: number): number => (size - 1) * dilation + 1;

function placeAlong(length: number, size: number, stride: number, dilation: number, padding: PaddingMode): Placement {
  if (padding === 'valid') return { count: positions(length, size, stride, dilation), before: 0, after: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max((count - 1) * stride + spanOf(size, dilation) - length, 0);
  return { count, before: Math.floor(missing / 2), after: missing - Math.floor(missing / 2) };
}

function tooLarge(param: string, expected: Message, span: string | number, hasGaps: boolean): ShapeMismatch {
  return new ShapeMismatch({
    at: { param },
    expected,
    received: hasGaps ? message('{{span}} including dilation', { span }) : span,
    suggestion: { nodeOf: 'self', param: 'padding', value: 'same' },
  });
}

/** The zero padding of a batch of images. */
export function paddingOf([rows, columns]: readonly [Placement, Placement]): Padding {
  return [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ];
}

/** Rejects groups that do not divide the channels or the filters. */
export function checkGroups(channels: number, filters: number, groups: number): void {
  for (const [count, expected] of [
    [channels, message('a number that divides the {{count}} input channels', { count: channels })],
    [filters, message('a number that divides the {{count}} filters', { count: filters })],
  ] as const) {
    if (count % groups === 0) continue;
    throw new ShapeMismatch({
      at: { param: 'groups' },
      expected,
      received: groups,
      suggestion: { nodeOf: 'self', param: 'groups', value: nearestGroups(channels, filters, groups) },
    });
  }
}

/** The largest number up to `groups` that divides both. */
function nearestGroups(channels: number, filters: number, groups: number): number {
  let nearest = Math.min(groups, channels, filters);
  while (channels % nearest !== 0 || filters % nearest !== 0) nearest--;
  return nearest;
}

/** "3 × 3", as shown on a node. */
export function describeSize(given: Size): string {
  return pairOf(given).join(' × ');
}

type Steps = Pick<WindowParams, 'strides' | 'padding'>;

/** The windows as shown on a node, with stride and padding unless they are the default. */
export function describeWindow(windows: MessageValue, { strides, padding }: Steps, usual: Size = 1): MessageValue {
  const [rows, columns] = pairOf(strides);
  const stride = rows === columns ? rows : describeSize(strides);
  const isSame = padding === 'same';
  if (describeSize(strides) !== describeSize(usual)) {
    return isSame
      ? message('{{windows}}, stride {{stride}}, same', { windows, stride })
      : message('{{windows}}, stride {{stride}}', { windows, stride });
  }
  return isSame ? message('{{windows}}, same', { windows }) : windows;
}

/** The same for filters. */
export function describeFilters(params: Steps & { readonly filters: number; readonly kernelSize: Size }): MessageValue {
  const { filters, kernelSize } = params;
  return describeWindow(message('{{filters}} of {{size}}', { filters, size: describeSize(kernelSize) }), params);
}
