/** Goes on with unpacking a gzip file into another one, both open. */
export interface GunzipTask {
  readonly from: number;
  readonly to: number;
}

export interface GunzipProgress {
  /** Unpacked so far. */
  readonly bytes: number;
  readonly isDone: boolean;
  /** True if the disk is full. */
  readonly isFull?: boolean;
}
