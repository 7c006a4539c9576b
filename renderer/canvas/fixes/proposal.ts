import type { GraphEdit } from '#engine/graph/index.ts';
import type { Message } from '../../language/index.ts';

/** A layer to insert into the wire. */
export interface NewLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Changes of existing nodes and wires. */
export interface EditProposal {
  readonly label: Message;
  readonly edits: readonly GraphEdit[];
}

/** A possible fix: changes of existing items, or layers to insert. Not yet tried. */
export type Proposal = EditProposal | { readonly label: Message; readonly layers: readonly NewLayer[] };
