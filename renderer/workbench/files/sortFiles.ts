import type { WindowError } from '../connection/index.ts';
import type { DataReader, Datasets } from '../datasets/index.ts';
import { type FileKind, identifyFile, readHead, refuseFile } from './kinds/index.ts';

/** Files of one data set. */
export interface ChosenData {
  /** The name of their reader. */
  readonly reader: string;
  /** In the order of the roles; undefined for a missing one. */
  readonly files: readonly (File | undefined)[];
}

/** Files by kind. */
export interface SortedFiles {
  /** JSON: graphs and weights. */
  readonly documents: readonly File[];
  /** Weights in other formats. */
  readonly weights: readonly File[];
  readonly data: readonly ChosenData[];
  /** Errors of unsupported files. */
  readonly refused: readonly WindowError[];
}

interface KnownFile {
  readonly file: File;
  readonly kind: FileKind;
}

/** Sorts files by content. */
export async function sortFiles(files: readonly File[], datasets: Datasets): Promise<SortedFiles> {
  const known = await Promise.all(files.map(async (file) => ({ file, kind: await identifyFile(file) })));
  const { data, taken } = await findData(
    known.filter(({ kind }) => kind.kind !== 'empty' && kind.kind !== 'unreadable'),
    datasets,
  );
  const others = known.filter(({ file }) => !taken.has(file));
  const filesOf = (wanted: FileKind['kind']) => others.flatMap(({ file, kind }) => (kind.kind === wanted ? [file] : []));
  const isRefused = ({ kind }: KnownFile) => kind.kind !== 'json' && kind.kind !== 'weights';
  const { readers } = datasets.getState();
  return {
    documents: filesOf('json'),
    weights: filesOf('weights'),
    data,
    refused: others.filter(isRefused).map(({ file, kind }) => refuseFile(file.name, kind, namesOf(readers))),
  };
}

const namesOf = (readers: readonly DataReader[]): string[] => readers.map(({ label }) => label);

async function findData(
  known: readonly KnownFile[],
  datasets: Datasets,
): Promise<{ readonly data: readonly ChosenData[]; readonly taken: ReadonlySet<File> }> {
  const heads = known.map(async ({ file, kind }) => {
    const { bytes } = await readHead(file);
    return { name: file.name, bytes, isText: kind.kind === 'text' };
  });
  const found = known.length === 0 ? [] : await datasets.recognize(await Promise.all(heads));
  return {
    data: found.map(({ reader, files }) => ({
      reader,
      files: files.map((index) => (index === null ? undefined : known[index].file)),
    })),
    taken: new Set(found.flatMap(({ all }) => all.map((index) => known[index].file))),
  };
}
