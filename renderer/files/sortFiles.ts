import type { WindowError } from '../transport/index.ts';
import { type DataFiles, type FileKind, identifyFile, pairIdxFiles, refuseFile } from './kinds/index.ts';

/** Files of one data set. */
export type ChosenData = { readonly kind: 'csv'; readonly table: File } | { readonly kind: 'idx'; readonly files: DataFiles };

/** Files by kind. */
export interface SortedFiles {
  /** JSON: graphs and weights. */
  readonly documents: readonly File[];
  /** Each table, and all IDX files together. */
  readonly data: readonly ChosenData[];
  /** Errors of unsupported files. */
  readonly refused: readonly WindowError[];
}

/** Sorts files by content. */
export async function sortFiles(files: readonly File[]): Promise<SortedFiles> {
  const known = await Promise.all(files.map(async (file) => ({ file, kind: await identifyFile(file) })));
  const of = (kind: FileKind['kind']) => known.filter((entry) => entry.kind.kind === kind).map(({ file }) => file);
  const idx = known.flatMap(({ file, kind }) => (kind.kind === 'idx' ? [{ file, shape: kind.shape }] : []));
  const opened: ReadonlySet<FileKind['kind']> = new Set(['json', 'table', 'idx']);
  return {
    documents: of('json'),
    data: [
      ...of('table').map((table) => ({ kind: 'csv' as const, table })),
      ...(idx.length > 0 ? [{ kind: 'idx' as const, files: pairIdxFiles(idx) }] : []),
    ],
    refused: known.filter(({ kind }) => !opened.has(kind.kind)).map(({ file, kind }) => refuseFile(file.name, kind)),
  };
}
