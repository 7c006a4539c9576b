import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { message } from '#engine/messages/index.ts';
import { findStatus, readBytes } from '../../base/bytes.ts';
import { datasetError } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { openZip } from '../../base/zip.ts';

/** A file of a folder or an archive. */
export interface ListedFile {
  /** From the folder or archive on, with slashes. */
  readonly path: string;
  readonly size: number;
  read(): Uint8Array<ArrayBuffer>;
}

/** The files of a folder or an archive. */
export interface FileList {
  readonly files: readonly ListedFile[];
  close(): void;
}

/** Larger files are no samples. */
export const MOST_IMAGE_BYTES = 2 ** 28;

/**
 * Lists the files of a folder, with those in its folders, or of a ZIP archive, sorted by path; without hidden files and those that
 * macOS adds to archives. Links are not followed.
 * @throws UserError dataset.missingFile, notFile, unreadable, damagedZip, zipEntry, tooLarge
 */
export function listFiles(file: FileReference): FileList {
  const { files, close } = findStatus(file)?.isDirectory() ? listFolder(file) : listArchive(file);
  const shown = files.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX'));
  return { files: shown.sort((a, b) => (a.path < b.path ? -1 : 1)), close };
}

function listFolder(folder: FileReference): { files: ListedFile[]; close: () => void } {
  const files = namesIn(folder).map((name) => {
    const path = relative(folder.path, name).split(sep).join('/');
    const file = { path: name, shown: `${folder.shown}/${path}` };
    return {
      path,
      size: findStatus(file)?.size ?? 0,
      read: () => readBytes(file, MOST_IMAGE_BYTES).bytes,
    };
  });
  return { files, close: () => {} };
}

function namesIn(folder: FileReference): string[] {
  try {
    const entries = readdirSync(folder.path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw datasetError('dataset.unreadable', message("'{{file}}' cannot be read: {{reason}}", { file: folder.shown, reason }), {
      where: folder.path,
      expected: message('a readable folder'),
      received: reason,
    });
  }
}

function listArchive(file: FileReference): { files: ListedFile[]; close: () => void } {
  const archive = openZip(file);
  const files = archive.entries.map((entry) => ({ path: entry.name, size: entry.size, read: () => archive.read(entry) }));
  return { files, close: archive.close };
}
