import type { FileHead, Reader } from './base/reader.ts';
import { READERS } from './catalog.ts';

/** Files that make a data set. */
export interface RecognizedData {
  readonly reader: Reader;
  /** By role; undefined where one is missing. */
  readonly files: readonly (FileHead | undefined)[];
  /** Every file of the format: there may be more than roles. */
  readonly all: readonly FileHead[];
}

/** Finds out by their content which of some files are data, and which of them belong together. */
export function recognizeFiles(files: readonly FileHead[]): RecognizedData[] {
  const known = files.map((file) => ({ file, reader: READERS.findLast((reader) => reader.recognizes(file)) }));
  return READERS.flatMap((reader) => {
    const own = known.flatMap(({ file, reader: found }) => (found === reader ? [file] : []));
    if (own.length === 0) return [];
    if (reader.arrange) return [{ reader, files: reader.arrange(own), all: own }];
    return own.map((file) => ({ reader, files: [file], all: [file] }));
  });
}
