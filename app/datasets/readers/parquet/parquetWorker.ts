import { readSync } from 'node:fs';
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { answerRequests } from '../../base/helperThread.ts';
import type { OpenedParquet, OpenParquet, ParquetColumn, ParquetRows, ParquetTask, ReadParquet } from './parquetTask.ts';

interface Opened {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/** The decoded columns of a group. */
interface Group {
  readonly index: number;
  readonly columns: readonly (readonly unknown[])[];
}

let opened: Opened | undefined;
/** The group whose rows were read last. */
let group: Group | undefined;

/** The thread that reads Parquet. */
answerRequests<ParquetTask, OpenedParquet | ParquetRows>(async (task) => {
  if (task.type === 'read') return { answer: await readRows(task) };
  const file = bufferOf(task);
  const metadata = await parquetMetadataAsync(file);
  opened = { file, metadata };
  group = undefined;
  const columns = parquetSchema(metadata).children.map(describeColumn);
  return { answer: { columns, groups: metadata.row_groups.map(({ num_rows }) => Number(num_rows)) } };
});

/** A file of which memory holds the parts that are decoded, unless it is there already. */
function bufferOf(task: OpenParquet): AsyncBuffer {
  if ('bytes' in task) return task.bytes.buffer;
  const { handle, size } = task;
  return { byteLength: size, slice: (start, end = size) => readPart(handle, start, end) };
}

function readPart(handle: number, start: number, end: number): ArrayBuffer {
  const part = new Uint8Array(end - start);
  for (let filled = 0; filled < part.length; ) {
    const count = readSync(handle, part, filled, part.length - filled, start + filled);
    if (count === 0) throw new Error('the file became shorter while it was read');
    filled += count;
  }
  return part.buffer;
}

function describeColumn({ element, children }: SchemaTree): ParquetColumn {
  const { name, logical_type: logical, converted_type: converted, repetition_type: repetition, type } = element;
  const isList = repetition === 'REPEATED' || logical?.type === 'LIST' || converted === 'LIST';
  if (isList) return { name, unsupported: 'list' };
  if (children.length > 0 || converted === 'JSON' || converted === 'BSON') return { name, unsupported: 'record' };
  const isTyped = logical !== undefined || converted !== undefined;
  return type === 'FIXED_LEN_BYTE_ARRAY' && !isTyped ? { name, unsupported: 'bytes' } : { name };
}

async function readRows({ group: index, columns, start, end }: ReadParquet): Promise<ParquetRows> {
  if (!opened) throw new Error('a file is opened before it is read');
  if (group?.index !== index) group = await readGroup(opened, index, columns);
  const decoded = group.columns;
  const days = new Set(opened.metadata.schema.filter(isDay).map(({ name }) => name));
  return Array.from({ length: end - start }, (_, row) =>
    columns.map((name, column) => writeCell(decoded[column][start + row], days.has(name))),
  );
}

/** Column by column, so that only one is in memory in its packed form. */
async function readGroup(file: Opened, index: number, names: readonly string[]): Promise<Group> {
  const columns: unknown[][] = [];
  for (const name of names) columns.push(await readColumn(file, index, name));
  return { index, columns };
}

async function readColumn({ file, metadata }: Opened, index: number, name: string): Promise<unknown[]> {
  const counts = metadata.row_groups.map(({ num_rows }) => Number(num_rows));
  const rowStart = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
  const values = new Array<unknown>(counts[index]);
  await parquetRead({
    ...{ file, metadata, compressors, rowStart },
    columns: [name],
    rowEnd: rowStart + counts[index],
    onChunk({ columnData, rowStart: first }) {
      for (let row = 0; row < columnData.length; row++) values[first - rowStart + row] = columnData[row];
    },
  });
  return values;
}

const isDay = ({ logical_type: logical, converted_type: converted }: FileMetaData['schema'][number]): boolean =>
  logical?.type === 'DATE' || converted === 'DATE';

/** Dates as `2026-03-01`, moments as `2026-03-01T12:30:15.500Z`. */
function writeCell(value: unknown, isDate: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  return String(value);
}
