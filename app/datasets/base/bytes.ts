import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Message, type MessageValue, message, quoted } from '#engine/messages/index.ts';
import { datasetError, tooLarge } from './errors.ts';
import { gunzip, isTooLarge, type Unpacked } from './gunzip.ts';
import { formatCount } from './listNames.ts';

/** A file named by the user. */
export interface FileReference {
  /** The absolute path. */
  readonly path: string;
  /** As the user wrote it, for messages. */
  readonly shown: string;
}

/** `\\\\server\\share`, with either slash: opening one sends credentials to its server. Also the devices of Windows, `\\\\.\\NAME`. */
const NETWORK_PATH = /^[\\/]{2}/;

/**
 * Resolves a path, without file access.
 * @param shown as the user wrote it
 * @throws UserError dataset.networkPath
 */
export function referTo(shown: string, baseDirectory: string): FileReference {
  if (!NETWORK_PATH.test(shown.trim())) return { path: resolve(baseDirectory, shown), shown };
  const text = message("'{{file}}' is a network path; expected a file on this computer", { file: shown });
  throw datasetError('dataset.networkPath', text, {
    where: shown,
    expected: message('a file on this computer'),
    received: message('a network path'),
    fix: message('Copy the file to this computer, or give its network folder a drive letter or a mount point.'),
  });
}

/** The bytes of a file, read in pieces: from disk, or from memory if it was compressed. */
export interface ByteSource {
  readonly size: number;
  /** Decisions made in opening the file, a sentence each. */
  readonly notes: readonly Message[];
  /** All bytes, if already in memory. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Fills the target with bytes from a position. */
  read(target: Uint8Array, position: number): void;
  close(): void;
}

/** Files are read into memory whole; larger ones are refused rather than swapped. */
export const MAXIMUM_BYTES = 2 ** 31;

/** The same for the decompressed size. */
export const MAXIMUM_UNPACKED_BYTES = 2 ** 30;

/** Maximum read per system call. */
const CHUNK = 2 ** 30;

/**
 * Opens a file, and decompresses it if its first bytes are those of gzip, under any name.
 * @param limit the maximum size in bytes, decompressed
 * @throws UserError dataset.missingFile, notFile, unreadable, empty, tooLarge or damagedGzip.
 */
export function openBytes(file: FileReference, limit = MAXIMUM_BYTES): ByteSource {
  const plain = openPlain(file);
  try {
    if (plain.size === 0) throw emptyFile(file);
    if (plain.size > limit) throw tooManyBytes(file, limit, message('{{count}} bytes', { count: plain.size }));
    if (!isGzip(plain)) return plain;
    const compressed = readWhole(plain);
    plain.close();
    const { bytes, ignored } = unpack(compressed, file, Math.min(limit, MAXIMUM_UNPACKED_BYTES));
    if (bytes.length === 0) throw emptyFile(file);
    const notes =
      ignored > 0
        ? [message('{{count}} bytes after the end of the gzip stream were ignored.', { count: formatCount(ignored) })]
        : [];
    return fromMemory(bytes, notes);
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
  let handle: number | undefined = openHandle(file);
  return {
    size,
    notes: [],
    read(target, position) {
      if (handle === undefined) throw new Error('the file is closed');
      fill(handle, target, position, file);
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
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

function fill(handle: number, target: Uint8Array, position: number, file: FileReference): void {
  for (let filled = 0; filled < target.length; ) {
    const length = Math.min(CHUNK, target.length - filled);
    let count: number;
    try {
      count = readSync(handle, target, filled, length, position + filled);
    } catch (error) {
      throw unreadable(file, error);
    }
    if (count === 0) throw unreadableBecause(file, message('the file became shorter while it was read'));
    filled += count;
  }
}

function isGzip(source: ByteSource): boolean {
  if (source.size < 2) return false;
  const start = new Uint8Array(2);
  source.read(start, 0);
  return start[0] === 0x1f && start[1] === 0x8b;
}

function unpack(compressed: Uint8Array, file: FileReference, limit: number): Unpacked {
  try {
    return gunzip(compressed, limit);
  } catch (error) {
    if (isTooLarge(error)) throw tooManyBytes(file, limit, message('more after unpacking'));
    const reason = error instanceof Error ? error.message : String(error);
    throw datasetError(
      'dataset.damagedGzip',
      message("The gzip file '{{file}}' is damaged or truncated: {{reason}}", { file: file.shown, reason }),
      {
        where: file.path,
        expected: message('a complete gzip file'),
        received: reason,
        fix: message('Download or copy the file again.'),
      },
    );
  }
}

/** All bytes of a source, not copied if in memory. */
function readWhole(source: ByteSource): Uint8Array<ArrayBuffer> {
  if (source.bytes) return source.bytes;
  const bytes = new Uint8Array(source.size);
  source.read(bytes, 0);
  return bytes;
}

function fromMemory(bytes: Uint8Array<ArrayBuffer>, notes: readonly Message[]): ByteSource {
  return {
    size: bytes.length,
    bytes,
    notes,
    read: (target, position) => target.set(bytes.subarray(position, position + target.length)),
    close: () => {},
  };
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

function tooManyBytes(file: FileReference, limit: number, received: Message) {
  return tooLarge(quoted(file.shown), message('{{count}} bytes', { count: limit }), received);
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
