/** A highlight in a picture, by shape and color. */
export type Mark = 'added' | 'removed' | 'changed';

/** Highlights: nodes by id, wires by key. */
export interface Marks {
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly wires: ReadonlyMap<string, Mark>;
}
