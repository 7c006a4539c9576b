import type { GraphEdit } from '#engine/graph/index.ts';

/** A layer to be put into the wire. */
export interface NewLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Something that may make a wire fit: changes of what is there, or layers in between. Not yet tried. */
export type Proposal =
  | { readonly label: string; readonly edits: readonly GraphEdit[] }
  | { readonly label: string; readonly layers: readonly NewLayer[] };
