import type { Shape } from '../../ops/index.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/** What the samples of a data set look like: enough to check a graph against it. */
export interface DataDescription {
  readonly inputs: readonly ColumnDescription[];
  readonly targets: readonly ColumnDescription[];
  /** How many samples there are to train on, where the graph shall be trained on them. */
  readonly trainingSamples?: number;
}

export interface ColumnDescription extends Partial<ColumnNumbers> {
  readonly name: string;
  /** The shape of one sample. */
  readonly shape: Shape;
  /** The number of classes, where the column holds class indices. */
  readonly classes?: number | undefined;
  /** Names of the classes, in the order of their indices. */
  readonly classNames?: readonly string[] | undefined;
  /** Names of the elements of a sample, in their order, where the data has any: the columns of a table. */
  readonly features?: readonly string[] | undefined;
  /** The range of its numbers, where the numbers themselves are elsewhere. */
  readonly values?: ColumnValues | undefined;
}

/** The numbers of a column, one sample after the other. */
export interface ColumnNumbers {
  readonly data: ArrayLike<number>;
  /** value = (raw - offset) · scale, one entry for all elements or one for each. */
  readonly normalization?: { readonly offset: ArrayLike<number>; readonly scale: ArrayLike<number> } | undefined;
  /** The line of its file on which each sample stands, where it comes from a text file. */
  readonly lines?: ArrayLike<number>;
}

/** A number and the first sample that holds it, counted from 0. */
export interface LocatedNumber {
  readonly value: number;
  readonly sample: number;
}

/** The range of a column's numbers, normalized where the column is. */
export interface ColumnValues {
  readonly least: LocatedNumber;
  readonly largest: LocatedNumber;
  /** The first number that is not whole. */
  readonly fraction?: LocatedNumber | undefined;
  /** Whether there is a 0 among them. */
  readonly hasZero: boolean;
}

/** The nodes that data enters through, in the order of the document. */
export function dataNodes(nodes: ReadonlyMap<string, NodeAnalysis>, type: 'input' | 'target'): NodeAnalysis[] {
  return [...nodes.values()].filter(({ layer }) => layer?.type === type);
}
