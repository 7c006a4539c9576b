import { message } from '#engine/messages/index.ts';
import { findStatus } from './base/bytes.ts';
import { datasetError } from './base/errors.ts';
import { type FileReference, referTo } from './base/fileReference.ts';
import { stampOf } from './base/fileStamp.ts';
import type { Reader } from './base/reader.ts';
import { parseSpec } from './base/spec.ts';
import { findBuiltIn, READERS } from './catalog.ts';
import { formOf } from './specForms.ts';

/**
 * The files of a SPEC, without file access; none for a built-in data set.
 * @throws UserError dataset.badOption, idxPair, networkPath
 */
export function filesOf(text: string, baseDirectory: string): FileReference[] {
  const { location } = parseSpec(text);
  return findBuiltIn(location) ? [] : filesIn(location, text, baseDirectory);
}

/**
 * Tells without reading whether the files of a SPEC are still the same; undefined if they name further ones.
 * @throws UserError as {@link filesOf}
 */
export function stampOfData(text: string, baseDirectory: string): string | undefined {
  const files = filesOf(text, baseDirectory);
  const namesOthers = findReader(parseSpec(text).location)?.namesOthers;
  return files.some((file) => namesOthers?.(file)) ? undefined : stampOf(files);
}

/** True for a SPEC of a data file, by its prefix or its extension. */
export const isDataFile = (text: string): boolean => findReader(parseSpec(text).location) !== undefined;

/** The reader by the prefix of a path, or by its extension. */
export function findReader(location: string): Reader | undefined {
  return findPrefix(location) ?? READERS.find(({ extensions }) => extensions.some((extension) => endsIn(location, extension)));
}

/** The reader of folders, for the path of one. */
export function findFolderReader(file: FileReference): Reader | undefined {
  const isFolder = file.shown.trim() !== '' && findStatus(file)?.isDirectory();
  return isFolder ? READERS.find(({ takesFolders }) => takesFolders) : undefined;
}

const findPrefix = (location: string): Reader | undefined => READERS.find(({ name }) => location.startsWith(`${name}:`));

const endsIn = (path: string, extension: string): boolean =>
  [`.${extension}`, `.${extension}.gz`].some((end) => path.toLowerCase().endsWith(end));

/** `PATH` or `PATH;TEST-PATH`, or for a reader of several files `A,B` or `A,B;TEST-A,TEST-B`. */
export function filesIn(location: string, where: string, baseDirectory: string): FileReference[] {
  const reader = findPrefix(location);
  const paths = reader ? location.slice(reader.name.length + 1) : location;
  if (!reader || (reader.files.length === 1 && !reader.testFiles)) return [referTo(paths, baseDirectory)];
  const pathsOf = (group: string) => (reader.files.length === 1 ? [group] : group.split(','));
  const groups = paths.split(';').map((group) => pathsOf(group).map((path) => path.trim()));
  const fits = groups.every((group) => group.length === reader.files.length && !group.includes(''));
  if (!fits || groups.length > (reader.testFiles ? 2 : 1)) throw otherFiles(where, reader);
  return groups.flat().map((path) => referTo(path, baseDirectory));
}

function otherFiles(received: string, reader: Reader) {
  const expected = formOf(reader);
  const text = message("The data set '{{data}}' must have the form {{expected}}", { data: received, expected });
  return datasetError(reader.wrongFiles ?? 'dataset.badOption', text, { where: received, expected, received });
}
