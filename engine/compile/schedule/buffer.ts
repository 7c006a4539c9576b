/** A stretch of the arena, and the kernels, by their places in the schedule, during which it is taken. */
export interface Buffer {
  readonly values: number[];
  readonly bytes: number;
  readonly from: number;
  to: number;
  offset: number;
}
