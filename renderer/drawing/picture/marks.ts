/** How something stands out in a picture: by its form, and by its color. */
export type Mark = 'added' | 'removed' | 'changed';

/** What stands out: nodes by their ids, wires by their keys. */
export interface Marks {
  readonly nodes: ReadonlyMap<string, Mark>;
  readonly wires: ReadonlyMap<string, Mark>;
}
