import type { SeenInput } from '#app/contract/index.ts';

/** Red, green, blue and alpha of each pixel. */
export function picturePixels({ data, channels }: Pick<Extract<SeenInput, { kind: 'picture' }>, 'data' | 'channels'>) {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const pixels = new Uint8ClampedArray((4 * bytes.length) / channels);
  for (let pixel = 0; pixel < bytes.length / channels; pixel++) {
    for (let color = 0; color < 3; color++) pixels[4 * pixel + color] = bytes[channels * pixel + Math.min(color, channels - 1)];
    pixels[4 * pixel + 3] = 255;
  }
  return pixels;
}
