import { type Message, message, plural } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import { datasetError, unexpected } from '../../base/errors.ts';
import { ownSplits } from '../../base/ownSplits.ts';
import { checkFinite, countClasses } from '../../base/samples.ts';
import type { RawColumn, Source } from '../../base/source.ts';
import { SPLIT_NAMES } from '../../base/splitRule.ts';
import type { NpyArray } from './npyFile.ts';

/** An array that is read when it is needed. */
export interface ArrayFile {
  /** Names the array in messages. */
  readonly shown: string;
  /** @throws UserError dataset.npyFormat, npyType */
  readonly read: () => NpyArray;
}

/** The arrays of an input or a target. */
export interface ArrayColumn {
  readonly name: string;
  /** Of training, and perhaps of validation and test: the same splits in each column. */
  readonly splits: Readonly<Partial<Record<(typeof SPLIT_NAMES)[number], ArrayFile>>>;
}

/** The samples of a column, of all splits one after the other. */
interface Stack extends Pick<NpyArray, 'data' | 'shape' | 'whole'> {
  readonly shown: string;
  readonly counts: readonly number[];
}

/**
 * The data set of arrays whose first axis counts the samples.
 * @param trained the columns of the training data, for other data
 * @throws UserError dataset.arrays, empty, notFinite, oneClass, tooManyClasses, unknownClass, npyFormat, npyType
 */
export function sourceOfArrays(
  inputs: readonly ArrayColumn[],
  targets: readonly ArrayColumn[],
  trained: Preparation | undefined,
): Omit<Source, 'name' | 'description'> {
  const [first, ...others] = [...inputs, ...targets].map((column) => ({ name: column.name, ...stack(column) }));
  for (const other of others) checkCounts(first, other);
  const all = [first, ...others];
  const [train, validation, test] = first.counts;
  return {
    inputs: all.slice(0, inputs.length).map(({ name, data, shape }) => ({ name, data, shape })),
    targets: all.slice(inputs.length).map((column, index) => {
      const { name, data, shape } = withoutUnit(column);
      const classes = countClasses({ ...column, shape }, column.shown, trained?.targets[index]);
      return { name, data, shape, ...(classes !== undefined && { classes }) };
    }),
    samples: train + validation + test,
    ...ownSplits({ train, validation, test }),
  };
}

/** Labels in a column of their own, as in CIFAR-10, are numbers all the same. */
const withoutUnit = <S extends { readonly shape: readonly number[] }>(column: S): S =>
  column.shape.length === 1 && column.shape[0] === 1 ? { ...column, shape: [] } : column;

function stack({ splits }: ArrayColumn): Stack {
  const files = SPLIT_NAMES.map((split) => splits[split]);
  const arrays = files.map((file) => file && { ...file.read(), shown: file.shown });
  const [first, ...others] = arrays.filter((array) => array !== undefined);
  for (const array of [first, ...others]) {
    if (array.shape.length === 0 || array.data.length === 0) throw noSamples(array);
    checkFinite(array.data, sizeOf(array.shape.slice(1)), array.shown);
  }
  for (const other of others) if (String(other.shape.slice(1)) !== String(first.shape.slice(1))) throw otherShape(first, other);
  return {
    shape: first.shape.slice(1),
    data: others.length === 0 ? first.data : concatenate([first, ...others].map(({ data }) => data)),
    whole: [first, ...others].every(({ whole }) => whole),
    shown: first.shown,
    counts: arrays.map((array) => array?.shape[0] ?? 0),
  };
}

/** Arrays one after the other, in a type that holds all of them. */
function concatenate(parts: readonly RawColumn['data'][]): RawColumn['data'] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = parts.every((part) => part instanceof Uint8Array) ? new Uint8Array(length) : new Float64Array(length);
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}

function checkCounts(first: Stack, other: Stack): void {
  const split = first.counts.findIndex((count, index) => count !== other.counts[index]);
  if (split < 0) return;
  throw unexpected('dataset.arrays', {
    where: other.shown,
    expected: message('{{samples}}, as in {{array}}', { samples: countSamples(first.counts[split]), array: first.shown }),
    received: countSamples(other.counts[split]),
    fix: message('The first axis of each array counts the samples: give inputs and targets of the same split.'),
  });
}

const countSamples = (count: number): Message => plural(count, '{{count}} sample', '{{count}} samples');

interface ShownArray extends NpyArray {
  readonly shown: string;
}

const describeShape = (shape: readonly number[]): Message => message('[{{shape}}]', { shape: shape.join(', ') });

function otherShape(first: ShownArray, other: ShownArray) {
  const shape = describeShape(first.shape.slice(1));
  return unexpected('dataset.arrays', {
    where: other.shown,
    expected: message('samples of shape {{shape}}, as in {{array}}', { shape, array: first.shown }),
    received: describeShape(other.shape.slice(1)),
  });
}

function noSamples({ shown, shape }: ShownArray) {
  const received = message('an array of shape {{shape}}', { shape: describeShape(shape) });
  const expected = message('a first axis that counts the samples');
  const text = message("'{{array}}' holds no samples: expected {{expected}}, found {{received}}", {
    ...{ array: shown, expected, received },
  });
  return datasetError('dataset.empty', text, { where: shown, expected, received });
}
