import type { SweepDetails } from '#app/contract/index.ts';
import type { Dimension } from './dimensions.ts';

/** A sweep as its charts and its table take it. */
export interface ChartedSweep {
  readonly sweep: SweepDetails;
  readonly parameters: readonly Dimension[];
  readonly metric: Dimension;
  /** By number, the name of each trial with its metric. */
  readonly titles: ReadonlyMap<number, string>;
  /** By number, how good each trial with a metric is: from 0 to 1. */
  readonly goodness: ReadonlyMap<number, number>;
  /** Numbers of the trials within all brushes. */
  readonly selected: ReadonlySet<number>;
  readonly isBrushing: boolean;
  /** The number of the trial whose values are shown. */
  readonly shown: number | null;
  readonly onShow: (number: number) => void;
}
