import type { RecognizedFiles } from '#app/contract/index.ts';
import type { FileHead } from './base/reader.ts';
import { READERS } from './catalog.ts';

/** Recognizes data files by their content, and groups those of one data set. */
export function recognizeFiles(files: readonly FileHead[]): RecognizedFiles[] {
  const readers = files.map((file) => READERS.findLast((reader) => reader.recognizes(file)));
  return READERS.flatMap((reader) => {
    const all = readers.flatMap((found, index) => (found === reader ? [index] : []));
    if (!reader.arrange || all.length === 0) return all.map((index) => ({ reader: reader.name, files: [index], all: [index] }));
    const arranged = reader.arrange(all.map((index) => files[index]));
    return [{ reader: reader.name, files: arranged.map((file) => (file ? files.indexOf(file) : null)), all }];
  });
}
