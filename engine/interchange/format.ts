import { type Message, type MessageValue, message } from '../messages/index.ts';
import type { Fields, ValuesOf } from '../params/index.ts';
import type { TrainedNetwork, Verification, WeightsFile } from './network.ts';

/** The parts of a trained network that a file can hold. */
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
  /** True if a file is of this format. @param head its first bytes, at most {@link HEAD_BYTES} */
  recognizes(head: Uint8Array): boolean;
  /**
   * Reads everything in the file; parts that were not written are absent.
   * @param where name of the file in messages
   * @throws UserError weights.*, and graph.* of a graph in it; nothing else, even for a damaged file
   */
  read(content: Content, where: MessageValue): WeightsFile;
}

/** Number of bytes by which a reader recognizes its files. */
export const HEAD_BYTES = 1024;

/** A file format for networks with their weights, declared once, for the command line, the dialog and the readers. */
export interface Format<F extends Fields = Fields, Kind extends keyof FileContents = keyof FileContents> {
  /** Its key on the command line and in the contract. */
  readonly name: string;
  readonly label: string;
  /** Its purpose, in a sentence or two. */
  readonly help: string;
  /** File extension, without the dot. */
  readonly extension: string;
  readonly kind: Kind;
  readonly carries: readonly Part[];
  readonly options: F;
  /** The specification and its year. */
  readonly source: string;
  /** @throws UserError weights.* if the format cannot hold the network */
  write(network: TrainedNetwork, options: ValuesOf<F>): FileContents[Kind];
  readonly reader?: FormatReader<FileContents[Kind]>;
  /** How its files are verified without a reader, in a sentence. */
  readonly verification?: string;
  /** The same file with the verification added, if the format has room for it. */
  addVerification?(content: FileContents[Kind], verification: Verification): FileContents[Kind];
}

export function defineFormat<const F extends Fields, Kind extends keyof FileContents>(declaration: Format<F, Kind>): Format {
  return declaration as unknown as Format;
}
