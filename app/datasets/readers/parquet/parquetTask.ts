/** Opens a file by its bytes, or by the handle of it and its size. */
export type OpenParquet =
  | { readonly type: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'open'; readonly handle: number; readonly size: number };

/** Reads some rows of a group. */
export interface ReadParquet {
  readonly type: 'read';
  readonly group: number;
  readonly columns: readonly string[];
  /** Within the group. */
  readonly start: number;
  readonly end: number;
}

/** A question to the thread that reads Parquet: what a file holds, or rows of it. @see ParquetRows */
export type ParquetTask = OpenParquet | ReadParquet;

export interface ParquetColumn {
  readonly name: string;
  /** What its values are, if a table has no place for them. */
  readonly unsupported?: 'list' | 'record' | 'bytes';
}

/** What a file holds. */
export interface OpenedParquet {
  readonly columns: readonly ParquetColumn[];
  /** Rows in each of its groups, which are read one by one. */
  readonly groups: readonly number[];
}

/** Rows of a group, each with a text per column: '' for null. */
export type ParquetRows = readonly (readonly string[])[];
