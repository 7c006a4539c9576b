import type { Message } from '#engine/messages/index.ts';
import type { Column, NumberArray, PreparedWindow, RawField } from '#engine/training/index.ts';
import type { SplitRule } from './splitRule.ts';

/** A column as read: raw values, not yet normalized. */
export interface RawColumn extends Omit<Column, 'normalization' | 'fields' | 'window' | 'isIndex' | 'weights' | 'data'> {
  readonly data: NumberArray;
}

/** An input as read. */
export interface RawInput extends Omit<RawColumn, 'data'> {
  readonly data: Column['data'];
  /** The columns of a table whose values these are, if they are still to be encoded. */
  readonly fields?: readonly RawField[];
}

/** A column of a table that the network does not see. */
export interface OtherColumn {
  readonly name: string;
  readonly role: 'ignored' | 'weight' | 'group' | 'split' | 'time';
}

/** Rows in the order of time, of which windows become samples. */
export interface Series {
  readonly window: PreparedWindow;
  /** Rows from the start of a window to that of the next. */
  readonly stride: number;
  /** Row indices, one series after the other. */
  readonly order: Uint32Array;
  /** The series of each row, without a gap in it. */
  readonly groups: Uint32Array;
}

/** The result of a reader or a generator, before splitting and normalization. */
export interface Source {
  /** Name of the data in lists of runs and in exported weights. */
  readonly name: string;
  /** The samples, in one sentence. */
  readonly description: Message;
  readonly inputs: readonly RawInput[];
  readonly targets: readonly RawColumn[];
  readonly samples: number;
  /** How much each sample counts in the loss, from 0. Default: all the same. */
  readonly weights?: Float64Array | undefined;
  /** First sample of the data set's own test split, which ends with the last sample; absent if none. */
  readonly testFrom?: number;
  /** How the other samples are assigned to splits. Default: at random, by class if there are classes. */
  readonly split?: SplitRule;
  /** Set if the samples are windows over rows: all the rest is about single rows then. */
  readonly series?: Series | undefined;
  /** Columns of a table that are neither features nor targets. */
  readonly otherColumns?: readonly OtherColumn[];
  /** Decisions made in reading the file, a sentence each. */
  readonly notes?: readonly Message[];
}
