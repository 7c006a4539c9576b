import type { Foreign } from './signatures.ts';

/** What of a file is needed to tell what it is. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'slice'>;

/** What a file is, by its content. Its name counts only where that says nothing. */
export type FileKind =
  /** Text in JSON: a graph, or weights. */
  | { readonly kind: 'json' }
  /** Other text that is in no format with a name: lines of a table, as a rule. */
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  /** A folder, or a file that the system keeps back. */
  | { readonly kind: 'unreadable' }
  /** Something else, of which it may be known what. */
  | { readonly kind: 'foreign'; readonly is?: Foreign | undefined };
