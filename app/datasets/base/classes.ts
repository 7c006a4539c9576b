import { type Message, type MessageValue, message, quoted } from '#engine/messages/index.ts';
import type { PreparedColumn } from '#engine/training/index.ts';
import { datasetError, unexpected } from './errors.ts';
import { formatCount, listNames } from './listNames.ts';
import type { RawColumn } from './source.ts';

/** Maximum number of classes. */
export const MOST_CLASSES = 2 ** 17;

/**
 * The number of classes if all values are class indices, integers from 0: the largest plus one.
 * Undefined for other values.
 * @throws UserError dataset.oneClass for a single class, dataset.tooManyClasses above the maximum.
 */
export function classCount(data: RawColumn['data'], where: MessageValue): number | undefined {
  let largest = 0;
  for (const value of data) {
    if (value < 0 || !Number.isInteger(value)) return undefined;
    if (value > largest) largest = value;
  }
  if (largest === 0) throw oneClass(where, quoted('0'));
  if (largest >= MOST_CLASSES) throw tooManyIndices(where, largest);
  return largest + 1;
}

function tooManyIndices(where: MessageValue, largest: number) {
  return unexpected('dataset.tooManyClasses', {
    where,
    expected: message('class indices below {{limit}}', { limit: formatCount(MOST_CLASSES) }),
    received: formatCount(largest),
    fix: message('Number the classes from 0; store numeric targets as floating point.'),
  });
}

export function oneClass(where: MessageValue, name: Message) {
  return datasetError(
    'dataset.oneClass',
    message('{{where}} has a single class, {{name}}; expected at least two', { where, name }),
    { where, expected: message('at least 2 classes'), received: message('1 class') },
  );
}

/** The error for a class that a trained network has no output for. */
export function unknownClass(where: MessageValue, received: string, { classes = 0, classNames }: TrainedClasses) {
  const known = classNames ? listNames(classNames, 20) : message('0 to {{last}}', { last: classes - 1 });
  const expected = message('one of the classes that the network was trained on ({{known}})', { known });
  return datasetError(
    'dataset.unknownClass',
    message("{{where}}: expected {{expected}}, found '{{received}}'", { where, expected, received }),
    {
      where,
      expected,
      received,
      fix: message('Remove the samples of this class, or train on data that includes it.'),
    },
  );
}

/** The classes of a target that a network was trained on. */
export type TrainedClasses = Pick<PreparedColumn, 'classes' | 'classNames'>;

/**
 * Class indices of data other than the training data.
 * @param whereOf names the location of a sample, by its index
 * @throws UserError dataset.unknownClass if an index is none of the classes.
 */
export function checkIndices(data: RawColumn['data'], trained: TrainedClasses, whereOf: (sample: number) => Message): void {
  const { classes = 0 } = trained;
  const bad = data.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < classes));
  if (bad >= 0) throw unknownClass(whereOf(bad), String(data[bad]), trained);
}

/** Class indices in the smallest integer type. */
export function packClasses(indices: ArrayLike<number>, classes: number): RawColumn['data'] {
  return classes <= 256 ? Uint8Array.from(indices) : Float64Array.from(indices);
}
