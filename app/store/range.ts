/** A range of a run's history, and a limit of rows for a chart. */
export interface CurveRange {
  /** First and last step. Default: all. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Approximate number of rows of steps, of epochs, and per gradient. */
  readonly most: number;
}
