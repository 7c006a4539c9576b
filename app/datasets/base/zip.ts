import { crc32, inflateRawSync } from 'node:zlib';
import { type Message, message, quoted } from '#engine/messages/index.ts';
import type { ByteSource } from './byteSource.ts';
import { openBytes } from './bytes.ts';
import { tooLarge, unexpectedWithFix } from './errors.ts';
import type { FileReference } from './fileReference.ts';
import { formatCount } from './listNames.ts';
import { type Damaged, findDirectory, readDirectory, readUint16, type ZipEntry } from './zipDirectory.ts';

/** Limits of an archive, so that a small one cannot take all memory or hours. */
export const ZIP_LIMITS = {
  files: 2_000_000,
  /** Of one file, unpacked. */
  fileBytes: 2 ** 30,
  /** Of all files together, unpacked. */
  totalBytes: 2 ** 36,
} as const;

/** An open ZIP archive. */
export interface ZipFile {
  /** Its files, without folders, in the order of its directory. */
  readonly entries: readonly ZipEntry[];
  /**
   * The content of a file, whose length and checksum were compared with the directory.
   * @throws UserError dataset.damagedZip, zipEntry, tooLarge
   */
  read(entry: ZipEntry): Uint8Array<ArrayBuffer>;
  close(): void;
}

/**
 * Opens a ZIP archive (PKWARE, "APPNOTE.TXT – .ZIP File Format Specification" 6.3.10), also of more than 4 GB.
 * @throws UserError dataset.damagedZip, zipEntry, tooLarge, and those of {@link openBytes}
 */
export function openZip(file: FileReference): ZipFile {
  const source = openBytes(file);
  try {
    const entries = readDirectory(source, findDirectory(source, damagedZip(file)), damagedZip(file));
    checkEntries(entries, file);
    return {
      entries: entries.filter(({ name }) => !name.endsWith('/')),
      read: (entry) => readEntry(source, entry, file),
      close: () => source.close(),
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

function checkEntries(entries: readonly ZipEntry[], file: FileReference): void {
  if (entries.length > ZIP_LIMITS.files)
    throw tooLarge(quoted(file.shown), countFiles(ZIP_LIMITS.files), countFiles(entries.length));
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > ZIP_LIMITS.totalBytes) throw tooLarge(quoted(file.shown), unpackedTo(ZIP_LIMITS.totalBytes), unpackedTo(total));
  for (const entry of entries) if (isUnsafe(entry.name)) throw unsafeName(entry, file);
}

/** True for a name that leads out of the folder into which an archive would be extracted. */
const isUnsafe = (name: string): boolean => /^\/|^[a-z]:|\0/i.test(name) || name.split('/').includes('..');

const METHODS = { stored: 0, deflated: 8 } as const;
const LOCAL_HEADER = { mark: 0x04034b50, bytes: 30, nameLength: 26, extraLength: 28 } as const;

function readEntry(source: ByteSource, entry: ZipEntry, file: FileReference): Uint8Array<ArrayBuffer> {
  const damaged = damagedZip(file, entry.name);
  if (entry.isEncrypted) throw unreadableEntry(entry, file, message('an encrypted file'));
  if (entry.size > ZIP_LIMITS.fileBytes)
    throw tooLarge(inside(file, entry.name), unpackedTo(ZIP_LIMITS.fileBytes), unpackedTo(entry.size));
  const packed = readPacked(source, entry, damaged);
  const bytes = unpack(packed, entry, file);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.checksum) throw damaged(message('other data than its checksum says'));
  return bytes;
}

function readPacked(source: ByteSource, { offset, packedSize }: ZipEntry, damaged: Damaged): Uint8Array<ArrayBuffer> {
  if (offset + LOCAL_HEADER.bytes > source.size) throw damaged(message('the end of the file'));
  const header = new Uint8Array(LOCAL_HEADER.bytes);
  source.read(header, offset);
  const view = new DataView(header.buffer);
  if (view.getUint32(0, true) !== LOCAL_HEADER.mark) throw damaged(message('no file where its directory says'));
  const names = readUint16(header, LOCAL_HEADER.nameLength) + readUint16(header, LOCAL_HEADER.extraLength);
  const start = offset + LOCAL_HEADER.bytes + names;
  if (start + packedSize > source.size) throw damaged(message('the end of the file'));
  const packed = new Uint8Array(packedSize);
  source.read(packed, start);
  return packed;
}

function unpack(packed: Uint8Array<ArrayBuffer>, entry: ZipEntry, file: FileReference): Uint8Array<ArrayBuffer> {
  if (entry.method === METHODS.stored) return packed;
  if (entry.method !== METHODS.deflated)
    throw unreadableEntry(entry, file, message('compression method {{method}}', { method: entry.method }));
  try {
    // Not more than the directory says: a bomb ends here.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw damagedZip(file, entry.name)(error instanceof Error ? error.message : String(error));
  }
}

const inside = (file: FileReference, name: string): Message =>
  message("'{{name}}' in {{file}}", { name: name.slice(0, 200), file: file.shown });
const countFiles = (count: number): Message => message('{{count}} files', { count: formatCount(count) });
const unpackedTo = (bytes: number): Message => message('{{count}} bytes unpacked', { count: formatCount(bytes) });

function damagedZip(file: FileReference, name?: string): Damaged {
  return (received) =>
    unexpectedWithFix('dataset.damagedZip', {
      where: name === undefined ? quoted(file.shown) : inside(file, name),
      expected: message('a complete ZIP archive'),
      received,
      fix: message('Download or copy the file again.'),
    });
}

function unsafeName(entry: ZipEntry, file: FileReference) {
  return unexpectedWithFix('dataset.zipEntry', {
    where: quoted(file.shown),
    expected: message('names of files within the archive'),
    received: quoted(entry.name.slice(0, 200)),
    fix: message('Extract the archive with a program that you trust, and compress the folder again.'),
  });
}

function unreadableEntry(entry: ZipEntry, file: FileReference, received: Message) {
  return unexpectedWithFix('dataset.zipEntry', {
    where: inside(file, entry.name),
    expected: message('a file that is stored or deflated'),
    received,
    fix: message('Extract the archive, and compress its files without a password as a usual ZIP.'),
  });
}
