import sharp from 'sharp';
import { answerRequests } from '../../base/helperThread.ts';
import type { DamagedImage, Form, ImageAnswer, ImageTask, MeasuredImage } from './imageTask.ts';

/** A picture with more is refused before it takes memory. */
const MOST_PIXELS = 2 ** 26;

/** The thread that decodes images. */
answerRequests<ImageTask, ImageAnswer>(async ({ images, form }) => {
  const answer: ImageAnswer = await Promise.all(
    images.map((bytes) => (form ? orDamage(decode(bytes, form)) : orDamage(measure(bytes)))),
  );
  return { answer, transfer: answer.flatMap((image) => ('pixels' in image ? [image.pixels.buffer] : [])) };
});

async function orDamage<Result>(work: Promise<Result>): Promise<Result | DamagedImage> {
  try {
    return await work;
  } catch (error) {
    return { damage: error instanceof Error ? error.message : String(error) };
  }
}

/** The first frame, upright; an image that is cut off fails. */
const open = (bytes: Uint8Array) => sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, autoOrient: true });

async function measure(bytes: Uint8Array): Promise<MeasuredImage> {
  const { autoOrient, space, pages = 1 } = await open(bytes).metadata();
  const isGray = space === 'b-w' || space === 'grey16';
  return { width: autoOrient.width, height: autoOrient.height, channels: isGray ? 1 : 3, frames: pages };
}

/** Pixels of 8 bits in sRGB or gray, row by row. What is transparent becomes white. */
async function decode(bytes: Uint8Array, { width, height, channels }: Form): Promise<{ pixels: Uint8Array<ArrayBuffer> }> {
  const image = open(bytes).flatten({ background: 'white' }).resize(width, height, { fit: 'fill' });
  const colored = channels === 1 ? image.grayscale() : image.toColourspace('srgb');
  const { data, info } = await colored.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const pixels = new Uint8Array(width * height * channels);
  // A gray picture has one channel in any color space.
  for (let index = 0; index < pixels.length; index++) {
    const pixel = Math.floor(index / channels);
    pixels[index] = data[pixel * info.channels + (info.channels < channels ? 0 : index % channels)];
  }
  return { pixels };
}
