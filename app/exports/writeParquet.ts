import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';

/** A column of a row group; null where a value is missing. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE';
  readonly data: (string | number | null)[];
}

/** A Parquet file, piece by piece, from row groups with the same columns. */
export function* writeParquet(groups: Iterable<readonly ParquetColumn[]>): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const takePiece = () => {
    const piece = writer.getBytes().slice();
    writer.index = 0;
    return piece;
  };
  let file: ParquetWriter | undefined;
  for (const group of groups) {
    const columnData = group.map((column) => ({ ...column, nullable: true }));
    file ??= new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData }), createdBy: 'Backwire' });
    file.write({ columnData, rowGroupSize: Math.max(1, group[0].data.length) });
    yield takePiece();
  }
  file?.finish();
  yield takePiece();
}
