import { openSync, type Stats, statSync } from 'node:fs';
import { type Message, type MessageValue, message } from '#engine/messages/index.ts';
import { type ByteSource, fromHandle, readPiece, readWhole } from './byteSource.ts';
import { datasetError } from './errors.ts';
import type { FileReference } from './fileReference.ts';
import { tooManyBytes, unpackGzip } from './unpackGzip.ts';

/** Files that are read into memory whole; larger ones are refused rather than swapped. */
export const MAXIMUM_BYTES = 2 ** 31;

/** Files of which memory holds a piece. */
export const MAXIMUM_STREAMED_BYTES = 2 ** 36;

/**
 * Opens a file, and decompresses it if its first bytes are those of gzip, under any name.
 * @param limit the maximum size in bytes, decompressed
 * @throws UserError dataset.missingFile, notFile, unreadable, empty, tooLarge, damagedGzip or diskFull
 */
export function openBytes(file: FileReference, limit = MAXIMUM_BYTES): ByteSource {
  const plain = openPlain(file);
  try {
    if (plain.size === 0) throw emptyFile(file);
    if (plain.size > limit) throw tooManyBytes(file, limit, message('{{count}} bytes', { count: plain.size }));
    if (!isGzip(plain)) return plain;
    const unpacked = unpackGzip(plain, file, limit);
    plain.close();
    if (unpacked.size === 0) throw emptyFile(file);
    return unpacked;
  } catch (error) {
    plain.close();
    throw error;
  }
}

/** All bytes of a file, decompressed. */
export function readBytes(file: FileReference, limit = MAXIMUM_BYTES): Required<Pick<ByteSource, 'bytes' | 'notes'>> {
  const source = openBytes(file, limit);
  try {
    return { bytes: readWhole(source), notes: source.notes };
  } finally {
    source.close();
  }
}

function openPlain(file: FileReference): ByteSource {
  const size = measure(file);
  return fromHandle(openHandle(file), size, (error) =>
    error === undefined ? unreadableBecause(file, message('the file became shorter while it was read')) : unreadable(file, error),
  );
}

/** Status of the path; undefined if nothing exists there. */
export function findStatus(file: FileReference): Stats | undefined {
  try {
    return statSync(file.path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The size in bytes. Checked before opening, since opening a pipe would wait for its writer. */
function measure(file: FileReference): number {
  const status = findStatus(file);
  if (!status) throw missingFile(file);
  if (status.isFile()) return status.size;
  const received = describeKind(status);
  throw datasetError('dataset.notFile', message("'{{file}}' is {{received}}; expected a file", { file: file.shown, received }), {
    where: file.path,
    expected: message('a file'),
    received,
  });
}

/** The kind of a path that is not a file. */
export function describeKind(status: Stats): Message {
  if (status.isDirectory()) return message('a folder');
  if (status.isFIFO()) return message('a named pipe (FIFO)');
  if (status.isSocket()) return message('a socket');
  return status.isCharacterDevice() || status.isBlockDevice() ? message('a device') : message('not a regular file');
}

function openHandle(file: FileReference): number {
  try {
    return openSync(file.path, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function isGzip(source: ByteSource): boolean {
  const [first, second] = readPiece(source, 0, 2);
  return first === 0x1f && second === 0x8b;
}

function missingFile(file: FileReference) {
  return datasetError(
    'dataset.missingFile',
    message('File not found: {{file}} (looked for {{path}})', { file: file.shown, path: file.path }),
    {
      where: file.path,
      expected: message('a file'),
      received: message('nothing'),
      fix: message('Check the path; relative paths start at the folder of the graph or of the command.'),
    },
  );
}

function emptyFile(file: FileReference) {
  return datasetError('dataset.empty', message("'{{file}}' is empty; expected samples", { file: file.shown }), {
    where: file.path,
    expected: message('samples'),
    received: message('{{count}} bytes', { count: 0 }),
  });
}

function unreadable(file: FileReference, error: unknown) {
  return unreadableBecause(file, error instanceof Error ? error.message : String(error));
}

function unreadableBecause(file: FileReference, reason: MessageValue) {
  return datasetError('dataset.unreadable', message("'{{file}}' cannot be read: {{reason}}", { file: file.shown, reason }), {
    where: file.path,
    expected: message('a readable file'),
    received: reason,
  });
}
