/** A question to the thread that reads Parquet: what a file holds, or rows of it. */
export type ParquetTask =
  | { readonly type: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** @see ParquetRows */
  | { readonly type: 'read'; readonly group: number; readonly columns: readonly string[] };

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

/** The rows of a group, each with a text per column: '' for null. */
export type ParquetRows = readonly (readonly string[])[];
