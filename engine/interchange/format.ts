import { type Message, type MessageValue, message } from '../messages/index.ts';
import type { Fields, ValuesOf } from '../params/index.ts';
import type { TrainedNetwork, Verification, WeightsFile } from './network.ts';

/** What a file can hold of a trained network, in words. */
export const PARTS = {
  graph: message('graph'),
  weights: message('weights'),
  preparation: message('normalization and class names'),
  training: message('training run'),
  optimizer: message('optimizer state'),
  verification: message('verification'),
} as const satisfies Record<string, Message>;

export type Part = keyof typeof PARTS;

/** The content of a file: formats read and write text, which the host encodes, or bytes. */
export interface FileContents {
  readonly text: string;
  readonly binary: Uint8Array;
}

export type FileContent = FileContents[keyof FileContents];

/** Reads the files of a format. With it, an exported file is verified by reading it back. */
export interface FormatReader<Content extends FileContent = FileContent> {
  /** Whether a file is of this format. @param head its first bytes, at most {@link HEAD_BYTES} */
  recognizes(head: Uint8Array): boolean;
  /**
   * Reads all that the format carries; a part that was not written is absent.
   * @param where what the messages call the file
   * @throws UserError weights.*, and graph.* of a graph in it; never anything else, however damaged the file is
   */
  read(content: Content, where: MessageValue): WeightsFile;
}

/** How many bytes a reader recognizes its files by. */
export const HEAD_BYTES = 1024;

/** A file format for networks with their weights, declared once: the command line, the dialog and the readers follow from it. */
export interface Format<F extends Fields = Fields, Kind extends keyof FileContents = keyof FileContents> {
  /** Its key on the command line and in the contract. */
  readonly name: string;
  readonly label: string;
  /** What it is for, in a sentence or two. */
  readonly help: string;
  /** Of file names, without the dot. */
  readonly extension: string;
  readonly kind: Kind;
  readonly carries: readonly Part[];
  readonly options: F;
  /** The specification and its year. */
  readonly source: string;
  /** @throws UserError weights.* where the format cannot hold the network */
  write(network: TrainedNetwork, options: ValuesOf<F>): FileContents[Kind];
  readonly reader?: FormatReader<FileContents[Kind]>;
  /** How its files are verified, in a sentence, where there is no reader. */
  readonly verification?: string;
  /** Of a format that carries it: the same file with what was measured when it was read back. */
  addVerification?(content: FileContents[Kind], verification: Verification): FileContents[Kind];
}

export function defineFormat<const F extends Fields, Kind extends keyof FileContents>(declaration: Format<F, Kind>): Format {
  return declaration as unknown as Format;
}
