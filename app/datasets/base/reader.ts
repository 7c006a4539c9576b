import type { ReadingProgress } from '#app/contract/index.ts';
import type { Fields, ValuesOf } from '#engine/params/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { FileReference } from './bytes.ts';
import type { datasetError } from './errors.ts';
import type { Source } from './source.ts';

/** What a reader is given besides the files and the options. */
export interface ReadingContext {
  /** What the training data fixed, where this is other data than that: columns and classes are found by name. */
  readonly trained?: Preparation | undefined;
  /** Told now and then how much of the files has been read. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

/** The beginning of a file, unpacked, by which it is recognized. */
export interface FileHead {
  readonly name: string;
  readonly head: Uint8Array;
  /** Whether it is text that is neither JSON nor another format with a name. */
  readonly isText: boolean;
}

/** One of the files of a data set. */
export interface FileRole {
  /** In the form of a SPEC, in capitals: `IMAGES`. */
  readonly name: string;
  readonly label: string;
  /** A path, to show what is meant. */
  readonly example: string;
}

/** A format of data files, declared once: SPECs, the command line, the dialog and the docs follow from it. */
export interface Reader<F extends Fields = Fields> {
  /** Stands before the path in a SPEC: `csv:PATH`. Lower-case letters, at least two. */
  readonly name: string;
  readonly label: string;
  /** With its article, in lower case: "a table". */
  readonly noun: string;
  /** What it reads, in a sentence or two. */
  readonly help: string;
  /** Endings of file names, without the dot, by which a SPEC needs no name in front; files may be gzipped besides. */
  readonly extensions: readonly string[];
  /** The files of one data set, and those of a second one to test on, which may be absent. */
  readonly files: readonly FileRole[];
  readonly testFiles?: readonly FileRole[];
  /** The code of the error for a SPEC with other files than these. Default: dataset.badOption. */
  readonly wrongFiles?: Parameters<typeof datasetError>[0];
  readonly options: F;
  /** Whether a file is of this format, by its content. */
  readonly recognizes: (file: FileHead) => boolean;
  /** Which of some files of this format stands for which role. Default: each file is a data set of its own. */
  readonly arrange?: (files: readonly FileHead[]) => readonly (FileHead | undefined)[];
  /** How its first samples are shown when they are imported: as the rows of a table, or as their shape suggests. */
  readonly preview: 'rows' | 'shape';
  /**
   * Reads the numbers.
   * @param files in the order of the roles, those to test on last where there are any
   * @throws UserError dataset.*, each naming the place
   */
  read(files: readonly FileReference[], options: ValuesOf<F>, context: ReadingContext): Omit<Source, 'name'>;
  /** Where the format is described. */
  readonly source: string;
}

export function defineReader<const F extends Fields>(declaration: Reader<F>): Reader<F> {
  return declaration;
}
