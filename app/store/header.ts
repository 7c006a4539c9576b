import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What the first bytes of a file say, without opening it as a database. */
export interface FileHeader {
  readonly bytes: number;
  readonly isSqlite: boolean;
  readonly userVersion: number;
  readonly applicationId: number;
}

/** The database header (sqlite.org/fileformat.html). */
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const USER_VERSION = 60;
const APPLICATION_ID = 68;

/** @returns undefined where there is no file, or an empty one */
export function readHeader(file: string): FileHeader | undefined {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return undefined;
  try {
    const bytes = fstatSync(descriptor).size;
    if (bytes === 0) return undefined;
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
    return {
      bytes,
      isSqlite: header.toString('latin1', 0, MAGIC.length) === MAGIC,
      userVersion: header.readUInt32BE(USER_VERSION),
      applicationId: header.readUInt32BE(APPLICATION_ID),
    };
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
