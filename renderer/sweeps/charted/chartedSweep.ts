import type { SweepDetails } from '#app/contract/index.ts';
import type { Dimension } from './dimensions.ts';

/** A sweep as its charts and its table take it. */
export interface ChartedSweep {
  readonly sweep: SweepDetails;
  readonly parameters: readonly Dimension[];
  readonly metric: Dimension;
  /** Numbers of the trials within all brushes. */
  readonly selected: ReadonlySet<number>;
  readonly isBrushing: boolean;
  /** The number of the trial whose values are shown. */
  readonly shown: number | null;
  readonly onShow: (number: number) => void;
}
