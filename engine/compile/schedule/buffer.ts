/** A range of the arena and its lifetime, as positions of kernels in the schedule. */
export interface Buffer {
  readonly values: number[];
  readonly bytes: number;
  readonly from: number;
  to: number;
  offset: number;
}
