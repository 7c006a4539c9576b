import type { SeenInput, TryInput } from '#app/contract/index.ts';
import type { Ink } from '../../controls/drawing/index.ts';

type Picture = NonNullable<TryInput['picture']>;
type Range = Picture['range'];

/** How bright red, green and blue look (ITU-R BT.601). */
const LUMINANCE = [0.299, 0.587, 0.114] as const;

/** An image file in the size and the units of the data, whole, in the middle of a black ground. */
export async function readImage(file: Blob, picture: Picture): Promise<number[]> {
  const { width, height } = picture;
  const image = await createImageBitmap(file);
  const scale = Math.min(width / image.width, height / image.height);
  const [across, down] = [image.width * scale, image.height * scale];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('a canvas has a context');
  context.imageSmoothingQuality = 'high';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, (width - across) / 2, (height - down) / 2, across, down);
  image.close();
  return pixelValues(context.getImageData(0, 0, width, height).data, picture);
}

/** Values in the units of the data: of gray, or of red, green and blue. @param pixels red, green, blue and alpha of each */
export function pixelValues(
  pixels: ArrayLike<number>,
  { channels, range: [low, high] }: Omit<Picture, 'width' | 'height'>,
): number[] {
  const toOwn = (byte: number) => low + (byte / 255) * (high - low);
  return Array.from({ length: pixels.length / 4 }, (_, pixel) => {
    const colors = LUMINANCE.map((_weight, color) => pixels[4 * pixel + color]);
    if (channels === 3) return colors.map(toOwn);
    return [toOwn(colors.reduce((sum, byte, color) => sum + LUMINANCE[color] * byte, 0))];
  }).flat();
}

/** Bright becomes dark: digits are white on black in MNIST. */
export const inverted = (values: readonly number[], [low, high]: Range): number[] => values.map((value) => low + high - value);

const shareOf = (value: number, [low, high]: Range): number => Math.min(1, Math.max(0, (value - low) / (high - low || 1)));

/** Values of one channel as ink to draw on. */
export function inkOf(values: readonly number[], { width, height, range }: Picture): Ink {
  return { width, height, ink: Float32Array.from(values, (value) => shareOf(value, range)) };
}

/** Values as a picture to look at. */
export function toSeen(values: readonly number[], { width, height, channels, range }: Picture): SeenInput {
  const bytes = values.map((value) => Math.round(255 * shareOf(value, range)));
  return { kind: 'picture', width, height, channels, data: btoa(bytes.map((byte) => String.fromCharCode(byte)).join('')) };
}
