import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { FEATURES, RandomRows } from './randomRows.ts';

/** As many as pandas writes into a group. */
const ROWS_PER_GROUP = 2 ** 20;

/** Writes a Parquet file up to a number of bytes, in whole groups. Like that of pandas, it has no index of its pages. */
export function writeParquet(path: string, bytes: number): void {
  const random = new RandomRows();
  const drawGroup = (rows: number) => [
    ...FEATURES.map((name) => ({
      ...({ name, type: 'DOUBLE', encoding: 'PLAIN', offsetIndex: false } as const),
      data: Float64Array.from({ length: rows }, () => random.feature()),
    })),
    { name: 'class', type: 'INT32', offsetIndex: false, data: Int32Array.from({ length: rows }, () => random.label()) } as const,
  ];
  const writer = fileWriter(path);
  const file = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: drawGroup(0) }) });
  while (writer.offset < bytes) file.write({ columnData: drawGroup(ROWS_PER_GROUP), rowGroupSize: ROWS_PER_GROUP });
  file.finish();
}
