import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { writeImages } from '#app/datasets/testing/writeImages.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';

/** Images of 28 × 28 gray pixels in ten classes, of which two are written as files. */
interface ImageSet {
  readonly name: string;
  readonly spec: string;
  /** The names of the first two classes. */
  readonly classes: readonly [string, string];
}

/** Where the Debian package dataset-fashion-mnist puts its files (Xiao, Rasul and Vollgraf, 2017). */
const FASHION = '/usr/share/datasets/fashion-mnist';

export const IMAGE_SETS: readonly ImageSet[] = [
  { name: 'digits', spec: 'mnist', classes: ['zero', 'one'] },
  {
    name: 'fashion',
    spec: `idx:${FASHION}/train-images-idx3-ubyte.gz,${FASHION}/train-labels-idx1-ubyte.gz`,
    classes: ['t-shirt', 'trouser'],
  },
];

/** Skips a test of a set that is not installed. */
export function requireInstalled({ name }: ImageSet, context: TestContext): void {
  if (name === 'fashion' && !existsSync(FASHION))
    context.skip('it needs the files of Fashion-MNIST (apt-get install dataset-fashion-mnist)');
}

/** The first images of the set, as PNG and JPEG files in a folder per class, in an archive. */
export function imageFiles({ name, spec, classes }: ImageSet): Promise<Buffer> {
  const { inputs, targets } = openDatasets({ resourcesDirectory: join(ROOT, 'resources') }).load({ dataset: spec });
  return writeImages(name, classes, { pictures: inputs[0].data, labels: targets[0].data });
}
