import { type Message, message, quoted } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import { channelsIn, type ImageOptions, sizeIn } from './imageOptions.ts';
import type { Form, MeasuredImage } from './imageTask.ts';
import type { Sample } from './sortImages.ts';

/** An image with its own form. */
export interface Measured {
  readonly sample: Sample;
  readonly image: MeasuredImage;
}

/**
 * The form that all images are brought to: the chosen one, that of the training data, or their own.
 * @param trained the shape of the images that a network was trained on, for other data
 * @throws UserError dataset.imageSize if the images have different sizes, and none is chosen
 */
export function decideForm(
  measured: readonly Measured[],
  options: ImageOptions,
  { shown, trained }: { readonly shown: string; readonly trained: readonly number[] | undefined },
): Form {
  const [height, width, depth = 1] = trained ?? [];
  const size = sizeIn(options) ?? (trained ? { width, height } : commonSize(measured, shown));
  const areGray = measured.every(({ image }) => image.channels === 1);
  const own = trained ? (depth === 3 ? 3 : 1) : areGray ? 1 : 3;
  return { width: size.width, height: size.height, channels: channelsIn(options) ?? own };
}

function commonSize(measured: readonly Measured[], shown: string): Pick<Form, 'width' | 'height'> {
  const [first] = measured;
  const other = measured.find(({ image }) => image.width !== first.image.width || image.height !== first.image.height);
  if (!other) return first.image;
  const [width, height] = [median(measured.map(({ image }) => image.width)), median(measured.map(({ image }) => image.height))];
  throw unexpectedWithFix('dataset.imageSize', {
    where: quoted(shown),
    expected: message('images of one size, or the option size'),
    received: message('{{first}} and {{other}}', { first: describe(first), other: describe(other) }),
    fix: message('Scale all images to one size, for example with size={{width}}x{{height}}.', { width, height }),
  });
}

function describe({ sample, image: { width, height } }: Measured): Message {
  return message("'{{file}}' of {{width}} × {{height}}", { file: sample.file.path, width, height });
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
