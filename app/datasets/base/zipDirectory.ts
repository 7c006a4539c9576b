import { isUtf8 } from 'node:buffer';
import { type Message, message } from '#engine/messages/index.ts';
import type { ByteSource } from './byteSource.ts';

/** The error of a damaged archive, by what was found in place of one. */
export type Damaged = (received: Message | string) => Error;

/** A file in a ZIP archive, as its directory describes it. */
export interface ZipEntry {
  /** With slashes; a folder's ends in one. */
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly packedSize: number;
  /** CRC-32 of its content. */
  readonly checksum: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header begins. */
  readonly offset: number;
}

interface Directory {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
}

/** The record at the end of an archive, the last one of which counts; a comment may follow. */
const END = { mark: 0x06054b50, bytes: 22, longestComment: 65_535 } as const;
/** Where the record of a large archive is, in front of the end. */
const LOCATOR = { mark: 0x07064b50, bytes: 20 } as const;
const LARGE_END = { mark: 0x06064b50, bytes: 56 } as const;
const ENTRY = { mark: 0x02014b50, bytes: 46 } as const;
/** The extra field with sizes of more than 32 bits. */
const LARGE_SIZES = 1;
const IN_LARGE_SIZES = 0xffffffff;

export const readUint16 = (bytes: Uint8Array, position: number): number => bytes[position] | (bytes[position + 1] << 8);

/** Finds the directory of an archive at its end. */
export function findDirectory(source: ByteSource, damaged: Damaged): Directory {
  const tail = readAt(source, Math.max(0, source.size - END.bytes - END.longestComment), source.size);
  const end = findEnd(tail);
  if (end < 0) throw damaged(message('no directory at its end'));
  const view = viewOf(tail);
  const large = end >= LOCATOR.bytes && view.getUint32(end - LOCATOR.bytes, true) === LOCATOR.mark;
  const directory = large
    ? readLargeEnd(source, Number(view.getBigUint64(end - LOCATOR.bytes + 8, true)), damaged)
    : { entries: view.getUint16(end + 10, true), bytes: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) };
  if (directory.offset + directory.bytes > source.size) throw damaged(message('a directory that goes beyond the end'));
  return directory;
}

function findEnd(tail: Uint8Array): number {
  const view = viewOf(tail);
  for (let at = tail.length - END.bytes; at >= 0; at--) if (view.getUint32(at, true) === END.mark) return at;
  return -1;
}

function readLargeEnd(source: ByteSource, offset: number, damaged: Damaged): Directory {
  if (offset + LARGE_END.bytes > source.size) throw damaged(message('a directory that goes beyond the end'));
  const view = viewOf(readAt(source, offset, offset + LARGE_END.bytes));
  if (view.getUint32(0, true) !== LARGE_END.mark) throw damaged(message('no directory at its end'));
  const at = (position: number) => Number(view.getBigUint64(position, true));
  return { entries: at(32), bytes: at(40), offset: at(48) };
}

/** The entries of a directory. */
export function readDirectory(source: ByteSource, { entries, offset, bytes }: Directory, damaged: Damaged): ZipEntry[] {
  const directory = readAt(source, offset, offset + bytes);
  const view = viewOf(directory);
  const found: ZipEntry[] = [];
  for (let position = 0; found.length < entries; ) {
    if (position + ENTRY.bytes > bytes || view.getUint32(position, true) !== ENTRY.mark)
      throw damaged(message('{{found}} of {{count}} files in its directory', { found: found.length, count: entries }));
    const [names, extra, comment] = [28, 30, 32].map((field) => view.getUint16(position + field, true));
    const nameEnd = position + ENTRY.bytes + names;
    const next = nameEnd + extra + comment;
    if (next > bytes) throw damaged(message('a directory that goes beyond the end'));
    found.push(readEntry(directory, view, { position, nameEnd, extraEnd: nameEnd + extra }));
    position = next;
  }
  return found;
}

function readEntry(
  directory: Uint8Array,
  view: DataView,
  { position, nameEnd, extraEnd }: { readonly position: number; readonly nameEnd: number; readonly extraEnd: number },
): ZipEntry {
  const large = largeSizes(view, nameEnd, extraEnd);
  const sizeAt = (field: number): number => {
    const size = view.getUint32(position + field, true);
    return size === IN_LARGE_SIZES ? (large.shift() ?? size) : size;
  };
  // In the order in which those that are large stand in the extra field.
  const [size, packedSize, offset] = [sizeAt(24), sizeAt(20), sizeAt(42)];
  return {
    name: decodeName(directory.subarray(position + ENTRY.bytes, nameEnd)),
    ...{ size, packedSize, offset },
    isEncrypted: (view.getUint16(position + 8, true) & 1) === 1,
    method: view.getUint16(position + 10, true),
    checksum: view.getUint32(position + 16, true),
  };
}

/** The numbers of 64 bits in the extra field for them. */
function largeSizes(view: DataView, start: number, end: number): number[] {
  for (let field = start; field + 4 <= end; ) {
    const length = view.getUint16(field + 2, true);
    const count = Math.floor(Math.min(length, end - field - 4) / 8);
    if (view.getUint16(field, true) === LARGE_SIZES)
      return Array.from({ length: count }, (_, index) => Number(view.getBigUint64(field + 4 + 8 * index, true)));
    field += 4 + length;
  }
  return [];
}

/** Names without the mark of UTF-8 are often in it all the same. Some programs for Windows write backslashes. */
const decodeName = (bytes: Uint8Array): string =>
  new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes).replaceAll('\\', '/');

const LOCAL_ENTRY = { mark: 0x04034b50, bytes: 30, nameLength: 26, extraLength: 28, packedSize: 18 } as const;

/** The names of the files that an archive begins with, from its first bytes. */
export function namesIn(head: Uint8Array): string[] {
  const view = viewOf(head);
  const names: string[] = [];
  for (let at = 0; at + LOCAL_ENTRY.bytes <= head.length && view.getUint32(at, true) === LOCAL_ENTRY.mark; ) {
    const length = view.getUint16(at + LOCAL_ENTRY.nameLength, true);
    const start = at + LOCAL_ENTRY.bytes;
    names.push(decodeName(head.subarray(start, start + length)));
    at = start + length + view.getUint16(at + LOCAL_ENTRY.extraLength, true) + view.getUint32(at + LOCAL_ENTRY.packedSize, true);
  }
  return names;
}

function readAt(source: ByteSource, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  source.read(bytes, start);
  return bytes;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
