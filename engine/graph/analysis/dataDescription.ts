import type { Shape } from '../../ops/index.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { PreparedField, PreparedWindow } from './preparation.ts';

/** Describes the samples of a data set, to check a graph against it. */
export interface DataDescription {
  readonly inputs: readonly ColumnDescription[];
  readonly targets: readonly ColumnDescription[];
  /** Number of training samples; set if the graph is to be trained. */
  readonly trainingSamples?: number;
}

export interface ColumnDescription extends Partial<ColumnNumbers> {
  readonly name: string;
  /** The shape of one sample. */
  readonly shape: Shape;
  /** Number of classes, if the column holds class indices. */
  readonly classes?: number | undefined;
  /** Class names, in index order. */
  readonly classNames?: readonly string[] | undefined;
  /** Feature names, in order, if the data has any: the columns of a table. */
  readonly features?: readonly string[] | undefined;
  /** The columns of a table behind the features, if some are encoded. */
  readonly fields?: readonly PreparedField[] | undefined;
  /** Set if a sample is a window over rows of a table; the features are then those of each row. */
  readonly window?: PreparedWindow | undefined;
  /** True if it holds indices of categories or tokens, which are never normalized. */
  readonly isIndex?: boolean | undefined;
  /** True if its names are words of the program, to translate. */
  readonly isBuiltIn?: boolean | undefined;
  /** The range of its values, if the values themselves are elsewhere. */
  readonly values?: ColumnValues | undefined;
}

/** The values of a column, sample by sample. */
export interface ColumnNumbers {
  readonly data: ArrayLike<number>;
  /** value = (raw - offset) · scale, with one entry for all elements or one per element. */
  readonly normalization?: { readonly offset: ArrayLike<number>; readonly scale: ArrayLike<number> } | undefined;
  /** The line of each sample in its text file, if any. */
  readonly lines?: ArrayLike<number>;
  /** Of a target: what multiplies the loss of each sample, if the samples have weights; about 1 on average over the training samples. */
  readonly weights?: Float64Array | undefined;
}

/** A value and the first sample that holds it, counted from 0. */
export interface LocatedNumber {
  readonly value: number;
  readonly sample: number;
}

/** The range of a column's values, after normalization. */
export interface ColumnValues {
  readonly least: LocatedNumber;
  readonly largest: LocatedNumber;
  /** The first non-integer value. */
  readonly fraction?: LocatedNumber | undefined;

  readonly hasZero: boolean;
}

/** The nodes that take data, in document order. */
export function dataNodes(nodes: ReadonlyMap<string, NodeAnalysis>, type: 'input' | 'target'): NodeAnalysis[] {
  return [...nodes.values()].filter(({ layer }) => layer?.type === type);
}
