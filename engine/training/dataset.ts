import type { ColumnDescription, DataDescription } from '../graph/index.ts';

/** One tensor of each sample: raw numbers and how they are normalized on their way into a batch. */
export interface Column extends ColumnDescription {
  /** The samples one after the other, row-major: element i of sample s at `s · size + i`. */
  readonly data: Uint8Array | Float32Array | Float64Array;
  /** value = (raw - offset) · scale, with one entry for all elements or one for each. Absent: the raw number. */
  readonly normalization?: { readonly offset: Float64Array; readonly scale: Float64Array };
  /** What the classes are called, in the order of their indices. */
  readonly classNames?: readonly string[];
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
