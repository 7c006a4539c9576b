import { closeSync } from 'node:fs';
import { type Message, message, quoted } from '#engine/messages/index.ts';
import { type ByteSource, fromHandle, fromMemory, readWhole } from './byteSource.ts';
import { datasetError, tooLarge } from './errors.ts';
import type { FileReference } from './fileReference.ts';
import { gunzip, isTooLarge } from './gunzip.ts';
import type { GunzipProgress, GunzipTask } from './gunzipTask.ts';
import { HelperThread } from './helperThread.ts';
import { formatCount } from './listNames.ts';
import { openScratchFile } from './scratchFile.ts';

/** What is unpacked in memory: larger files are unpacked on the disk. */
const IN_MEMORY = { packed: 2 ** 24, unpacked: 2 ** 26 } as const;

/** The most that is unpacked in memory if it has to be, because something follows the gzip stream. */
const MAXIMUM_IN_MEMORY = 2 ** 30;

/**
 * The unpacked bytes of an open gzip file, in memory or in a file without a name.
 * @param limit the maximum size in bytes
 * @throws UserError dataset.tooLarge, damagedGzip, diskFull
 */
export function unpackGzip(packed: ByteSource, file: FileReference, limit: number): ByteSource {
  const isSmall = packed.size <= IN_MEMORY.packed;
  const small = isSmall ? unpackInMemory(packed, file, Math.min(limit, IN_MEMORY.unpacked)) : undefined;
  if (small) return small;
  if (limit <= IN_MEMORY.unpacked) throw tooManyBytes(file, limit, message('more after unpacking'));
  const handle = openScratchFile();
  const unpacked = handle === undefined ? undefined : unpackOnDisk(packed, file, limit, handle);
  return unpacked ?? unpackAgain(packed, file, limit);
}

/** Undefined if it is larger than the limit. */
function unpackInMemory(packed: ByteSource, file: FileReference, limit: number): ByteSource | undefined {
  try {
    const { bytes, ignored } = gunzip(readWhole(packed), limit);
    const note = message('{{count}} bytes after the end of the gzip stream were ignored.', { count: formatCount(ignored) });
    return fromMemory(bytes, ignored > 0 ? [note] : []);
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw damagedGzip(file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Unpacks into an open file, in pieces. Undefined if it cannot be unpacked so.
 * @param handle of the file, which is closed unless it is returned
 */
export function unpackOnDisk(packed: ByteSource, file: FileReference, limit: number, handle: number): ByteSource | undefined {
  const size = gunzipInto(handle, packed, limit);
  if (typeof size === 'number') return fromHandle(handle, size, (error) => damagedGzip(file, String(error)));
  closeSync(handle);
  if (size === 'full') throw diskFull(file);
  if (size === 'tooLarge') throw tooManyBytes(file, limit, message('more after unpacking'));
  return undefined;
}

/** The number of bytes, or why there are none. */
function gunzipInto(handle: number, { handle: from }: ByteSource, limit: number): number | 'full' | 'tooLarge' | 'damaged' {
  if (from === undefined) throw new Error('only a file on disk is unpacked on disk');
  const helper = new HelperThread<GunzipTask, GunzipProgress>('gunzipWorker', import.meta.url);
  try {
    for (;;) {
      const { bytes, isDone, isFull } = helper.ask({ from, to: handle });
      if (isFull) return 'full';
      if (bytes > limit) return 'tooLarge';
      if (isDone) return bytes;
    }
  } catch {
    return 'damaged';
  } finally {
    helper.close();
  }
}

/** What follows the stream is ignored, as by gzip, or the file is damaged. */
function unpackAgain(packed: ByteSource, file: FileReference, limit: number): ByteSource {
  const most = Math.min(limit, MAXIMUM_IN_MEMORY);
  const unpacked = unpackInMemory(packed, file, most);
  if (!unpacked) throw tooManyBytes(file, most, message('more after unpacking'));
  return unpacked;
}

export function tooManyBytes(file: FileReference, limit: number, received: Message) {
  return tooLarge(quoted(file.shown), message('{{count}} bytes', { count: limit }), received);
}

function damagedGzip(file: FileReference, reason: string) {
  return datasetError(
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

function diskFull(file: FileReference) {
  return datasetError(
    'dataset.diskFull',
    message("The disk is full: there is no room to unpack '{{file}}'", { file: file.shown }),
    {
      where: file.path,
      expected: message('room for the unpacked file'),
      received: message('a full disk'),
      fix: message('Free space on the disk, or unpack the file on another one.'),
    },
  );
}
