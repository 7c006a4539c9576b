import sharp from 'sharp';
import type { Column } from '#engine/training/index.ts';
import { writeZip } from './writeZip.ts';

const SIDE = 28;
const MOST = 200;

/**
 * The first gray images of the first classes, as PNG and JPEG files in a folder per class, in an archive.
 * @param folder around those of the classes
 * @param classes their names
 */
export async function writeImages(
  folder: string,
  classes: readonly string[],
  { pictures, labels }: { readonly pictures: Column['data']; readonly labels: Column['data'] },
): Promise<Buffer> {
  const chosen = [...Array(labels.length).keys()].filter((sample) => labels[sample] < classes.length).slice(0, MOST);
  const files = chosen.map(async (sample) => {
    const grays = Uint8Array.from(pictures.subarray(sample * SIDE ** 2, (sample + 1) * SIDE ** 2));
    const picture = sharp(grays, { raw: { width: SIDE, height: SIDE, channels: 1 } });
    const format = sample % 2 === 0 ? 'png' : 'jpeg';
    const content = await picture.toColourspace('b-w').toFormat(format).toBuffer();
    return [`${folder}/${classes[labels[sample]]}/${sample}.${format}`, content] as const;
  });
  return writeZip(await Promise.all(files));
}
