export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** The image shape of samples, if any: height × width, with one channel or three. */
export function imageShape(shape: readonly number[]): ImageShape | undefined {
  const [height, width, channels = 1] = shape;
  if (shape.length < 2 || shape.length > 3 || height < 4 || width < 4) return undefined;
  return channels === 1 || channels === 3 ? { height, width, channels } : undefined;
}

/** A sample's target as text: the class name, or its values. */
export function targetText(
  target: { readonly classes?: number | undefined; readonly classNames?: readonly string[] | undefined } | undefined,
  values: readonly number[],
): string {
  if (target?.classes !== undefined && values.length === 1) return target.classNames?.[values[0]] ?? String(values[0]);
  return values.map((value) => Number(value.toPrecision(4))).join(', ');
}
