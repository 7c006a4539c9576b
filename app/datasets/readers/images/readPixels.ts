import { type Message, message, quoted } from '#engine/messages/index.ts';
import { tooLarge, unexpectedWithFix } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { formatCount, listNames } from '../../base/listNames.ts';
import type { ReadingContext } from '../../base/reader.ts';
import { askEach, type ImageHelper } from './askEach.ts';
import { decideForm, type Measured } from './decideForm.ts';
import type { ImageOptions } from './imageOptions.ts';
import type { Sample } from './sortImages.ts';

interface PixelReading extends Pick<ReadingContext, 'onProgress'> {
  readonly file: FileReference;
  readonly helper: ImageHelper;
  /** The shape of the images that a network was trained on, for other data. */
  readonly trained: readonly number[] | undefined;
}

/** Images that could be read, with their pixels. */
interface ReadImages {
  readonly samples: readonly Sample[];
  /** `[height, width]`, or `[height, width, 3]`. */
  readonly shape: readonly number[];
  readonly data: Uint8Array<ArrayBuffer>;
  readonly notes: readonly Message[];
}

/** Pixels of all images together: 2 GiB. */
const MOST_BYTES = 2 ** 31;

/**
 * Reads all images, in one size and with the same channels: first their sizes, then their pixels.
 * @throws UserError dataset.imageSize, damagedImage, tooLarge
 */
export function readPixels(samples: readonly Sample[], options: ImageOptions, reading: PixelReading): ReadImages {
  const { file, helper, trained } = reading;
  const report = reporter(samples, reading.onProgress);
  const damaged: Sample[] = [];
  const setAside = (sample: Sample, damage: string) => {
    if (options.damaged === 'refuse' || damaged.length + 1 === samples.length) throw damagedImage(sample, damage, file);
    damaged.push(sample);
  };
  const measured: Measured[] = [];
  for (const { sample, answer } of askEach(helper, samples)) {
    if ('damage' in answer) setAside(sample, answer.damage);
    if ('frames' in answer) measured.push({ sample, image: answer });
    report(sample);
  }
  const form = decideForm(measured, options, { shown: file.shown, trained });
  const size = form.width * form.height * form.channels;
  if (measured.length * size > MOST_BYTES) throw tooManyPixels(measured.length * size, file);
  const data = new Uint8Array(measured.length * size);
  const read: Sample[] = [];
  const whole = measured.map(({ sample }) => sample);
  for (const { sample, answer } of askEach(helper, whole, form)) {
    if ('damage' in answer) setAside(sample, answer.damage);
    if ('pixels' in answer) data.set(answer.pixels, (read.push(sample) - 1) * size);
    report(sample);
  }
  const { width, height, channels } = form;
  return {
    samples: read,
    shape: channels === 1 ? [height, width] : [height, width, channels],
    data: read.length === measured.length ? data : data.slice(0, read.length * size),
    notes: [...noteDamaged(damaged), ...noteMoving(measured)],
  };
}

/** Images between two reports. */
const REPORT_EVERY = 64;

/** Takes each image twice, measured and decoded, and reports the share of the bytes. */
function reporter(samples: readonly Sample[], onProgress: ReadingContext['onProgress']): (sample: Sample) => void {
  const totalBytes = samples.reduce((sum, { file }) => sum + file.size, 0);
  let [bytes, passed] = [0, 0];
  return ({ file }) => {
    bytes += file.size / 2;
    passed++;
    if (passed % REPORT_EVERY === 0) onProgress?.({ bytes: Math.floor(bytes), totalBytes, rows: Math.floor(passed / 2) });
  };
}

function noteDamaged(damaged: readonly Sample[]): Message[] {
  if (damaged.length === 0) return [];
  const names = listNames(
    damaged.map(({ file }) => file.path),
    8,
  );
  return [message('Skipped {{count}} images that cannot be read: {{names}}.', { count: damaged.length, names })];
}

function noteMoving(measured: readonly Measured[]): Message[] {
  const moving = measured.filter(({ image }) => image.frames > 1).map(({ sample }) => sample.file.path);
  return moving.length > 0
    ? [message('Of images with several frames the first one was read: {{names}}.', { names: listNames(moving, 5) })]
    : [];
}

function damagedImage({ file: { path } }: Sample, damage: string, file: FileReference) {
  return unexpectedWithFix('dataset.damagedImage', {
    where: message("'{{name}}' in {{file}}", { name: path, file: file.shown }),
    expected: message('an image that can be read'),
    received: damage,
    fix: message('Remove the image, or save it again as PNG.'),
  });
}

function tooManyPixels(bytes: number, file: FileReference) {
  const count = (number: number) => message('{{count}} bytes of pixels', { count: formatCount(number) });
  const fix = message('Scale the images to a smaller size, for example with size=64x64.');
  return tooLarge(quoted(file.shown), count(MOST_BYTES), count(bytes), fix);
}
