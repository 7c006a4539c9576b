import { type Message, message } from '#engine/messages/index.ts';
import type { PreparedColumn } from '#engine/training/index.ts';
import { checkIndices, classCount } from './classes.ts';
import { datasetError } from './errors.ts';
import type { RawColumn } from './source.ts';

/** @param sample its index */
export const sampleOf = (file: string, sample: number): Message =>
  message('{{file}}, sample {{sample}}', { file, sample: sample + 1 });

/** The labels of a file. */
interface Labels extends Pick<RawColumn, 'data' | 'shape'> {
  /** True if the file has an integer type. */
  readonly whole: boolean;
}

/**
 * The classes of integer labels; undefined for a numeric target.
 * @param trained the target of the training data, for other data
 * @throws UserError dataset.oneClass, tooManyClasses, unknownClass
 */
export function countClasses(
  { data, shape, whole }: Labels,
  shown: string,
  trained: PreparedColumn | undefined,
): number | undefined {
  if (shape.length > 0) return undefined;
  if (!trained) return whole ? classCount(data, shown) : undefined;
  if (trained.classes !== undefined) checkIndices(data, trained, (sample) => sampleOf(shown, sample));
  return trained.classes;
}

/**
 * @param size numbers per sample
 * @throws UserError dataset.notFinite with the sample
 */
export function checkFinite(data: RawColumn['data'], size: number, shown: string): void {
  if (data instanceof Uint8Array) return;
  const bad = data.findIndex((value) => !Number.isFinite(Math.fround(value)));
  if (bad < 0) return;
  const where = sampleOf(shown, Math.floor(bad / size));
  throw datasetError(
    'dataset.notFinite',
    message('{{where}}: expected finite numbers, found {{received}}', { where, received: data[bad] }),
    { where, expected: message('a finite number of 32 bits'), received: String(data[bad]) },
  );
}
