import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { datasetError } from '../errors.ts';
import { gunzip, isTooLarge, type Unpacked } from './gunzip.ts';
import { formatCount, tooLarge } from './limits.ts';

/** A file that a person named. */
export interface FileReference {
  /** The absolute path. */
  readonly path: string;
  /** As the person wrote it: what messages say. */
  readonly shown: string;
}

/** `\\\\server\\share`, in either slashes: opening one tells its server who asks. So do the devices of Windows, `\\\\.\\NAME`. */
const NETWORK_PATH = /^[\\/]{2}/;

/**
 * The file at a path, which is not touched.
 * @param shown as the person wrote it
 * @throws UserError dataset.networkPath
 */
export function referTo(shown: string, baseDirectory: string): FileReference {
  if (!NETWORK_PATH.test(shown.trim())) return { path: resolve(baseDirectory, shown), shown };
  throw datasetError('dataset.networkPath', `'${shown}' is a network path; expected a file on this computer`, {
    where: shown,
    expected: 'a file on this computer',
    received: 'a network path',
    fix: 'Copy the file to this computer, or give its network folder a drive letter or a mount point.',
  });
}

/** The bytes of a file, read piece by piece: from the disk, or from memory where the file was compressed. */
export interface ByteSource {
  readonly size: number;
  /** How the file was opened, where something had to be decided: a sentence each. */
  readonly notes: readonly string[];
  /** All of them, where they are in memory already. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Fills the target with the bytes from a position on. */
  read(target: Uint8Array, position: number): void;
  close(): void;
}

/** Files are held in memory as a whole; beyond this they are refused rather than swapped. */
export const MAXIMUM_BYTES = 2 ** 31;

/** The same for what a compressed file unpacks to. */
export const MAXIMUM_UNPACKED_BYTES = 2 ** 30;

/** The most that one system call reads. */
const CHUNK = 2 ** 30;

/**
 * Opens a file, and unpacks it where its first bytes are those of gzip, whatever its name.
 * @param limit the largest size in bytes, unpacked
 * @throws UserError dataset.missingFile, notFile, unreadable, empty, tooLarge or damagedGzip.
 */
export function openBytes(file: FileReference, limit = MAXIMUM_BYTES): ByteSource {
  const plain = openPlain(file);
  try {
    if (plain.size === 0) throw emptyFile(file);
    if (plain.size > limit) throw tooManyBytes(file, limit, `${plain.size} bytes`);
    if (!isGzip(plain)) return plain;
    const compressed = readWhole(plain);
    plain.close();
    const { bytes, ignored } = unpack(compressed, file, Math.min(limit, MAXIMUM_UNPACKED_BYTES));
    if (bytes.length === 0) throw emptyFile(file);
    const notes = ignored > 0 ? [`${formatCount(ignored)} bytes after the end of the gzip stream were ignored.`] : [];
    return fromMemory(bytes, notes);
  } catch (error) {
    plain.close();
    throw error;
  }
}

/** All bytes of a file, unpacked where it is compressed. */
export function readBytes(file: FileReference, limit = MAXIMUM_BYTES): Uint8Array<ArrayBuffer> {
  const source = openBytes(file, limit);
  try {
    return readWhole(source);
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

/** What stands at the path; undefined where nothing does. */
export function findStatus(file: FileReference): Stats | undefined {
  try {
    return statSync(file.path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The size in bytes. Asked before the file is opened, since opening a pipe would wait for its writer. */
function measure(file: FileReference): number {
  const status = findStatus(file);
  if (!status) throw missingFile(file);
  if (status.isFile()) return status.size;
  const received = describeKind(status);
  throw datasetError('dataset.notFile', `'${file.shown}' is ${received}; expected a file`, {
    where: file.path,
    expected: 'a file',
    received,
  });
}

/** What stands at a path instead of a file. */
export function describeKind(status: Stats): string {
  if (status.isDirectory()) return 'a folder';
  if (status.isFIFO()) return 'a named pipe (FIFO)';
  if (status.isSocket()) return 'a socket';
  return status.isCharacterDevice() || status.isBlockDevice() ? 'a device' : 'no regular file';
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
    if (count === 0) throw unreadable(file, new Error('it became shorter while it was read'));
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
    if (isTooLarge(error)) throw tooManyBytes(file, limit, 'more when unpacked');
    const reason = error instanceof Error ? error.message : String(error);
    throw datasetError('dataset.damagedGzip', `The gzip file '${file.shown}' is damaged or cut off: ${reason}`, {
      where: file.path,
      expected: 'a whole gzip file',
      received: reason,
      fix: 'Download or copy the file again.',
    });
  }
}

/** All bytes of a source, not copied where they are in memory. */
export function readWhole(source: ByteSource): Uint8Array<ArrayBuffer> {
  if (source.bytes) return source.bytes;
  const bytes = new Uint8Array(source.size);
  source.read(bytes, 0);
  return bytes;
}

function fromMemory(bytes: Uint8Array<ArrayBuffer>, notes: readonly string[]): ByteSource {
  return {
    size: bytes.length,
    bytes,
    notes,
    read: (target, position) => target.set(bytes.subarray(position, position + target.length)),
    close: () => {},
  };
}

function missingFile(file: FileReference) {
  return datasetError('dataset.missingFile', `There is no file '${file.shown}' (looked for ${file.path})`, {
    where: file.path,
    expected: 'a file',
    received: 'nothing',
    fix: 'Check the path; a relative one starts at the folder of the graph or the command.',
  });
}

function emptyFile(file: FileReference) {
  return datasetError('dataset.empty', `'${file.shown}' is empty; expected samples`, {
    where: file.path,
    expected: 'samples',
    received: '0 bytes',
  });
}

function tooManyBytes(file: FileReference, limit: number, received: string) {
  return tooLarge(`'${file.shown}'`, `${limit} bytes`, received);
}

function unreadable(file: FileReference, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return datasetError('dataset.unreadable', `'${file.shown}' cannot be read: ${reason}`, {
    where: file.path,
    expected: 'a readable file',
    received: reason,
  });
}
