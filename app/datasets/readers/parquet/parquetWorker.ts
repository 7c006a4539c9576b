import { type FileMetaData, parquetMetadata, parquetReadObjects, parquetSchema, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { answerRequests } from '../../base/helperThread.ts';
import type { OpenedParquet, ParquetColumn, ParquetRows, ParquetTask } from './parquetTask.ts';

interface Opened {
  readonly file: ArrayBuffer;
  readonly metadata: FileMetaData;
}

let opened: Opened | undefined;

/** The thread that reads Parquet. */
answerRequests<ParquetTask, OpenedParquet | ParquetRows>(async (task) => {
  if (task.type === 'read') return { answer: await readGroup(task.group, task.columns) };
  const file = task.bytes.buffer;
  const metadata = parquetMetadata(file);
  opened = { file, metadata };
  const columns = parquetSchema(metadata).children.map(describeColumn);
  return { answer: { columns, groups: metadata.row_groups.map(({ num_rows }) => Number(num_rows)) } };
});

function describeColumn({ element, children }: SchemaTree): ParquetColumn {
  const { name, logical_type: logical, converted_type: converted, repetition_type: repetition, type } = element;
  const isList = repetition === 'REPEATED' || logical?.type === 'LIST' || converted === 'LIST';
  if (isList) return { name, unsupported: 'list' };
  if (children.length > 0 || converted === 'JSON' || converted === 'BSON') return { name, unsupported: 'record' };
  const isTyped = logical !== undefined || converted !== undefined;
  return type === 'FIXED_LEN_BYTE_ARRAY' && !isTyped ? { name, unsupported: 'bytes' } : { name };
}

async function readGroup(group: number, columns: readonly string[]): Promise<ParquetRows> {
  if (!opened) throw new Error('a file is opened before it is read');
  const { file, metadata } = opened;
  const counts = metadata.row_groups.map(({ num_rows }) => Number(num_rows));
  const rowStart = counts.slice(0, group).reduce((sum, count) => sum + count, 0);
  const rows = await parquetReadObjects({
    ...{ file, metadata, compressors, rowStart },
    columns: [...columns],
    rowEnd: rowStart + counts[group],
  });
  const days = new Set(metadata.schema.filter(isDay).map(({ name }) => name));
  return rows.map((row) => columns.map((name) => writeCell(row[name], days.has(name))));
}

const isDay = ({ logical_type: logical, converted_type: converted }: FileMetaData['schema'][number]): boolean =>
  logical?.type === 'DATE' || converted === 'DATE';

/** Dates as `2026-03-01`, moments as `2026-03-01T12:30:15.500Z`. */
function writeCell(value: unknown, isDate: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  return String(value);
}
