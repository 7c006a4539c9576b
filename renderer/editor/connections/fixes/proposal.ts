import type { GraphEdit } from '#engine/graph/index.ts';
import type { Message } from '../../../language/index.ts';

/** A layer to be put into the wire. */
export interface NewLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Changes of what is there. */
export interface EditProposal {
  readonly label: Message;
  readonly edits: readonly GraphEdit[];
}

/** Something that may make a wire fit: changes of what is there, or layers in between. Not yet tried. */
export type Proposal = EditProposal | { readonly label: Message; readonly layers: readonly NewLayer[] };
