import type { ColumnDescription, ColumnNumbers, DataDescription } from '../graph/index.ts';
import type { SampleColumn } from '../kernels/index.ts';

/** A column of a data set: its numbers and what they mean. */
export interface Column extends Omit<ColumnDescription, keyof ColumnNumbers>, SampleColumn {
  /** The line of its file on which each sample stands, where it comes from a text file. */
  readonly lines?: ArrayLike<number>;
}

/** Data ready to train on. Splits are lists of sample indices, so that the numbers are held once. */
export interface Dataset extends DataDescription {
  readonly name: string;
  readonly inputs: readonly Column[];
  readonly targets: readonly Column[];
  readonly splits: { readonly train: Uint32Array; readonly validation: Uint32Array; readonly test: Uint32Array };
  /** SHA-256 of the numbers and shapes, in hexadecimal: two data sets with the same fingerprint train the same. */
  readonly fingerprint: string;
}

/** A data set that a graph shall be trained on: its batches are checked against the number of training samples too. */
export function trainingData(dataset: Dataset): Dataset {
  return { ...dataset, trainingSamples: dataset.splits.train.length };
}
