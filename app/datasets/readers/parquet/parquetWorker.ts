import { readSync } from 'node:fs';
import { type FileMetaData, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { answerRequests } from '../../base/helperThread.ts';
import { ColumnPages, type ReadBytes } from './columnPages.ts';
import type { OpenedParquet, OpenParquet, ParquetColumn, ParquetRows, ParquetTask, ReadParquet } from './parquetTask.ts';

interface Opened {
  readonly read: ReadBytes;
  readonly metadata: FileMetaData;
}

/** The columns of the group whose rows were read last. */
interface Group {
  readonly index: number;
  readonly columns: ReadonlyMap<string, ColumnPages>;
}

let opened: Opened | undefined;
let group: Group | undefined;

/** The thread that reads Parquet. */
answerRequests<ParquetTask, OpenedParquet | ParquetRows>(async (task) => {
  if (task.type === 'read') return { answer: readRows(task) };
  const { byteLength, read } = bytesOf(task);
  const metadata = await parquetMetadataAsync({ byteLength, slice: (start, end = byteLength) => read(start, end) });
  opened = { read, metadata };
  group = undefined;
  const columns = parquetSchema(metadata).children.map(describeColumn);
  return { answer: { columns, groups: metadata.row_groups.map(({ num_rows }) => Number(num_rows)) } };
});

/** A file of which memory holds what is being decoded, unless it is there already. */
function bytesOf(task: OpenParquet): { readonly byteLength: number; readonly read: ReadBytes } {
  if ('handle' in task) return { byteLength: task.size, read: (start, end) => readBytes(task.handle, start, end) };
  const { buffer } = task.bytes;
  return { byteLength: buffer.byteLength, read: (start, end) => buffer.slice(start, end) };
}

function readBytes(handle: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(end - start);
  for (let filled = 0; filled < bytes.length; ) {
    const count = readSync(handle, bytes, filled, bytes.length - filled, start + filled);
    if (count === 0) throw new Error('the file became shorter while it was read');
    filled += count;
  }
  return bytes.buffer;
}

function describeColumn({ element, children }: SchemaTree): ParquetColumn {
  const { name, logical_type: logical, converted_type: converted, repetition_type: repetition, type } = element;
  const isList = repetition === 'REPEATED' || logical?.type === 'LIST' || converted === 'LIST';
  if (isList) return { name, unsupported: 'list' };
  if (children.length > 0 || converted === 'JSON' || converted === 'BSON') return { name, unsupported: 'record' };
  const isTyped = logical !== undefined || converted !== undefined;
  return type === 'FIXED_LEN_BYTE_ARRAY' && !isTyped ? { name, unsupported: 'bytes' } : { name };
}

function readRows({ group: index, columns, start, end }: ReadParquet): ParquetRows {
  if (!opened) throw new Error('a file is opened before it is read');
  const isAhead = group?.index === index && [...group.columns.values()].every(({ first }) => first <= start);
  if (!group || !isAhead) group = openGroup(opened, index, columns);
  const { columns: pages } = group;
  const days = new Set(opened.metadata.schema.filter(isDay).map(({ name }) => name));
  const values = columns.map((name) => pages.get(name)?.take(start, end) ?? []);
  return Array.from({ length: end - start }, (_, row) =>
    columns.map((name, column) => writeCell(values[column][row], days.has(name))),
  );
}

function openGroup({ read, metadata }: Opened, index: number, names: readonly string[]): Group {
  const columns = metadata.row_groups[index].columns.flatMap(({ meta_data: column }) => {
    const name = column?.path_in_schema[0];
    return column && name !== undefined && names.includes(name) ? [[name, new ColumnPages(read, metadata, column)] as const] : [];
  });
  return { index, columns: new Map(columns) };
}

const isDay = ({ logical_type: logical, converted_type: converted }: FileMetaData['schema'][number]): boolean =>
  logical?.type === 'DATE' || converted === 'DATE';

/** Dates as `2026-03-01`, moments as `2026-03-01T12:30:15.500Z`. */
function writeCell(value: unknown, isDate: boolean): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  return String(value);
}
