import { UserError } from '#engine/messages/index.ts';
import type { HelperThread } from '../../base/helperThread.ts';
import type { DamagedImage, Form, ImageAnswer, ImageTask } from './imageTask.ts';
import type { Sample } from './sortImages.ts';

export type ImageHelper = HelperThread<ImageTask, ImageAnswer>;

/** Files decoded together: enough for all cores, and little memory. */
const BATCH = { files: 64, bytes: 2 ** 25 } as const;

/** What the helper says about an image. */
interface Answered {
  readonly sample: Sample;
  readonly answer: ImageAnswer[number];
}

/**
 * Asks the helper about images, in their order.
 * @param form to get their pixels; absent to measure them
 */
export function* askEach(helper: ImageHelper, samples: readonly Sample[], form?: Form): Generator<Answered> {
  for (let first = 0; first < samples.length; ) {
    const batch = takeBatch(samples, first);
    first += batch.length;
    const contents = batch.map(read);
    const images = contents.filter((content) => content instanceof Uint8Array);
    const answers = helper.ask(
      { images, ...(form && { form }) },
      images.map(({ buffer }) => buffer),
    );
    let next = 0;
    for (const [index, sample] of batch.entries()) {
      const content = contents[index];
      yield { sample, answer: content instanceof Uint8Array ? answers[next++] : content };
    }
  }
}

function takeBatch(samples: readonly Sample[], first: number): readonly Sample[] {
  let [end, bytes] = [first, 0];
  while (end < samples.length && end - first < BATCH.files && bytes < BATCH.bytes) bytes += samples[end++].file.size;
  return samples.slice(first, end);
}

/** A copy of the file's bytes, to be handed over; a file that cannot be read is a damaged image, too. */
function read({ file }: Sample): Uint8Array<ArrayBuffer> | DamagedImage {
  try {
    return new Uint8Array(file.read());
  } catch (error) {
    if (error instanceof UserError) return { damage: error.message };
    throw error;
  }
}
