import type { Message } from '#engine/messages/index.ts';
import type { Column } from '#engine/training/index.ts';

/** A column as it was read: raw numbers, not yet normalized. */
export type RawColumn = Omit<Column, 'normalization'>;

/** What a reader or a generator delivers: the numbers, before they are split and normalized. */
export interface Source {
  /** What the data is called in lists of runs and in exported weights. */
  readonly name: string;
  /** One sentence on what the samples are. */
  readonly description: Message;
  readonly inputs: readonly RawColumn[];
  readonly targets: readonly RawColumn[];
  readonly samples: number;
  /** Where the data set's own test split begins; it reaches to the last sample. Absent: it has none. */
  readonly testFrom?: number;
  /** How the file was read, where something had to be decided: a sentence each. */
  readonly notes?: readonly Message[];
}
