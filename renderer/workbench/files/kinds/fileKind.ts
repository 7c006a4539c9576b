import type { Foreign } from './signatures.ts';

/** The part of a file needed to identify it. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'slice'>;

/** The kind of a file, by its content. The name is only used if that is inconclusive. */
export type FileKind =
  /** JSON text: a graph, or weights. */
  | { readonly kind: 'json' }
  /** Other text of no known format: usually a table. */
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  /** A folder, or a file that the system denies. */
  | { readonly kind: 'unreadable' }
  /** Something else, with its kind if known. */
  | { readonly kind: 'foreign'; readonly is?: Foreign | undefined };
