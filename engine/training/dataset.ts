import type { ColumnDescription, ColumnNumbers, DataDescription } from '../graph/index.ts';
import type { SampleColumn } from '../kernels/index.ts';

/** A column of a data set: values with their meaning. */
export interface Column extends Omit<ColumnDescription, keyof ColumnNumbers>, Pick<ColumnNumbers, 'weights'>, SampleColumn {
  /** The line of each sample in its text file, if any. */
  readonly lines?: ArrayLike<number>;
}

/** Data ready to train on. Splits are lists of sample indices, so values are stored once. */
export interface Dataset extends DataDescription {
  readonly name: string;
  readonly inputs: readonly Column[];
  readonly targets: readonly Column[];
  readonly splits: { readonly train: Uint32Array; readonly validation: Uint32Array; readonly test: Uint32Array };
  /** SHA-256 of values and shapes, in hexadecimal: data sets with the same fingerprint train the same. */
  readonly fingerprint: string;
}

/** A data set that a graph shall be trained on: its batches are checked against the number of training samples too. */
export function trainingData(dataset: Dataset): Dataset {
  return { ...dataset, trainingSamples: dataset.splits.train.length };
}
