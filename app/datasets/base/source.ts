import type { Message } from '#engine/messages/index.ts';
import type { Column } from '#engine/training/index.ts';

/** A column as read: raw values, not yet normalized. */
export type RawColumn = Omit<Column, 'normalization'>;

/** The result of a reader or a generator, before splitting and normalization. */
export interface Source {
  /** Name of the data in lists of runs and in exported weights. */
  readonly name: string;
  /** The samples, in one sentence. */
  readonly description: Message;
  readonly inputs: readonly RawColumn[];
  readonly targets: readonly RawColumn[];
  readonly samples: number;
  /** First sample of the data set's own test split, which ends with the last sample; absent if none. */
  readonly testFrom?: number;
  /** Decisions made in reading the file, a sentence each. */
  readonly notes?: readonly Message[];
}
