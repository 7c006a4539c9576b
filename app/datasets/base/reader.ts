import type { ReadingProgress, TableColumn } from '#app/contract/index.ts';
import type { Fields, ValuesOf } from '#engine/params/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { ErrorCode } from './errors.ts';
import type { FileReference } from './fileReference.ts';
import type { Source } from './source.ts';

/** Context of a reader besides the files and the options. */
export interface ReadingContext {
  /** For other data than the training data, the columns and classes of the latter, matched by name. */
  readonly trained?: Preparation | undefined;
  /** Reports from time to time the share of the files read. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
  /** Gets the rows of a table instead of it: the source stays empty. */
  readonly survey?: RowSurvey | undefined;
}

/** Sees the rows of a table, whatever they hold. */
export interface RowSurvey {
  /** @param isNumber of a cell, in the notation of the table */
  start(columns: readonly Pick<TableColumn, 'name' | 'role'>[], isNumber: (cell: string) => boolean): void;
  add(cells: readonly string[]): void;
}

/** The decompressed beginning of a file, by which it is recognized. */
export interface FileHead {
  readonly name: string;
  readonly head: Uint8Array;
  /** True if it is text, but neither JSON nor another known format. */
  readonly isText: boolean;
}

/** One of the files of a data set. */
export interface FileRole {
  /** Placeholder in a SPEC, in capitals: `IMAGES`. */
  readonly name: string;
  readonly label: string;
  /** An example path. */
  readonly example: string;
}

/** A format of data files, declared once, for SPECs, the command line, the dialog and the docs. */
export interface Reader<F extends Fields = Fields> {
  /** Prefix of the path in a SPEC: `csv:PATH`. Lower-case letters, at least two. */
  readonly name: string;
  readonly label: string;
  /** With its article, in lower case: "a table". */
  readonly noun: string;
  /** Its content, in a sentence or two. */
  readonly help: string;
  /** File extensions, without the dot, that make the prefix optional; files may also be gzipped. */
  readonly extensions: readonly string[];
  /** True if a folder is one of its data sets, too. */
  readonly takesFolders?: boolean;
  /** True for a file that names further ones, such as a table of images: without reading it, they are not known. */
  readonly namesOthers?: (file: FileReference) => boolean;
  /** The files of one data set, and the optional ones of a test set. */
  readonly files: readonly FileRole[];
  readonly testFiles?: readonly FileRole[];
  /** Error code for a SPEC with other files. Default: dataset.badOption. */
  readonly wrongFiles?: ErrorCode;
  readonly options: F;
  /** True if a file is of this format, by its content. */
  readonly recognizes: (file: FileHead) => boolean;
  /** Assigns files of this format to roles. Default: each file is a data set of its own. */
  readonly arrange?: (files: readonly FileHead[]) => readonly (FileHead | undefined)[];
  /** Form of the import preview: rows of a table, or by the shape of a sample. */
  readonly preview: 'rows' | 'shape';
  /**
   * Reads the data.
   * @param files in the order of the roles, any test files last
   * @throws UserError dataset.*, each with the location
   */
  read(files: readonly FileReference[], options: ValuesOf<F>, context: ReadingContext): Omit<Source, 'name'>;
  /** The description of the format. */
  readonly source: string;
}

export function defineReader<const F extends Fields>(declaration: Reader<F>): Reader<F> {
  return declaration;
}
